package nas4j.graph.picture;

import java.util.List;
import java.util.Map;

/**
 * What a picture shows: boxes in nested groups, and edges between boxes. Boxes are numbered by their place in the list.
 *
 * @param boxes what is drawn
 * @param edges what connects it, without cycles
 * @param repeats for each group that stands for several alike in a row, how many
 */
public record Diagram(List<Box> boxes, List<Edge> edges, Map<String, Integer> repeats) {
    public Diagram {
        boxes = List.copyOf(boxes);
        edges = List.copyOf(edges);
        repeats = Map.copyOf(repeats);
        if (boxes.isEmpty()) {
            throw new IllegalArgumentException("a diagram needs at least one box");
        }
        for (Edge edge : edges) {
            if (edge.from() < 0 || edge.from() >= boxes.size() || edge.to() < 0 || edge.to() >= boxes.size()) {
                throw new IllegalArgumentException(
                        "edge " + edge + " is not between two of " + boxes.size() + " boxes");
            }
        }
    }

    /** One line of a box, in the colour of its family. */
    public record Row(String text, Family family) {}

    /**
     * A box.
     *
     * @param group path of the group it is in, such as {@code stage1/2}; empty for none
     * @param name what it is called, shown on hover
     * @param rows what it does, from top to bottom
     * @param note small print below, such as a shape; may be empty
     */
    public record Box(String group, String name, List<Row> rows, String note) {
        public Box {
            rows = List.copyOf(rows);
            if (rows.isEmpty()) {
                throw new IllegalArgumentException("box [" + name + "] has no row");
            }
        }
    }

    /**
     * A connection.
     *
     * @param count how often {@code to} reads {@code from}
     */
    public record Edge(int from, int to, int count) {}
}
