package nas4j.graph.picture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;

/** Writes networks in the DOT language of Graphviz: a node for each operator, a cluster for each group. Deterministic. */
public final class DotPicture {
    private final StringBuilder dot = new StringBuilder(4_096);
    private final ComputationGraph graph;
    private int clusters;

    private DotPicture(ComputationGraph graph) {
        this.graph = graph;
    }

    /** A network as DOT text. */
    public static String of(ComputationGraph graph) {
        return new DotPicture(graph).draw();
    }

    private void drawEdges() {
        for (Node node : graph.nodes()) {
            for (int input : node.inputs()) {
                dot.append("  n")
                        .append(input)
                        .append(" -> n")
                        .append(node.id())
                        .append(";\n");
            }
        }
    }

    private String draw() {
        dot.append("digraph network {\n");
        dot.append("  node [shape=box, style=\"rounded,filled\", fontname=\"Helvetica\", fontsize=11];\n");
        dot.append("  edge [color=\"#8b97a8\", arrowsize=0.7];\n");
        draw(Cluster.of(graph), "  ");
        drawEdges();
        int output = 0;
        for (var entry : graph.outputs().entrySet()) {
            String name = "out" + output++;
            dot.append("  ")
                    .append(name)
                    .append(" [shape=oval, fillcolor=\"#dfe4ec\", label=")
                    .append(quote(entry.getKey()))
                    .append("];\n");
            dot.append("  n")
                    .append(entry.getValue())
                    .append(" -> ")
                    .append(name)
                    .append(";\n");
        }
        return dot.append("}\n").toString();
    }

    private void draw(Cluster cluster, String indent) {
        for (Node node : cluster.nodes) {
            String label = OpLabel.row(node).text() + "\n" + OpLabel.shape(node.shape());
            dot.append(indent)
                    .append('n')
                    .append(node.id())
                    .append(" [label=")
                    .append(quote(label))
                    .append(", tooltip=")
                    .append(quote(node.path()))
                    .append(", fillcolor=\"")
                    .append(colour(OpLabel.family(node.op())))
                    .append("\"];\n");
        }
        cluster.groups.forEach((name, group) -> {
            dot.append(indent).append("subgraph cluster").append(clusters++).append(" {\n");
            dot.append(indent).append("  label=").append(quote(name)).append(";\n");
            draw(group, indent + "  ");
            dot.append(indent).append("}\n");
        });
    }

    private static String colour(Family family) {
        return switch (family) {
            case ENTRY -> "#dfe4ec";
            case CONVOLUTION -> "#cfe2ff";
            case DENSE -> "#e2d6fb";
            case POOLING -> "#c7eee9";
            case NORMALISATION -> "#e8ebf0";
            case ACTIVATION -> "#ffe2bd";
            case JOIN -> "#d2efcf";
            case SHAPE -> "#f3e3d6";
            case NOTHING -> "#f1f1f1";
        };
    }

    /** Nodes directly under one path, and the groups under it. */
    private static final class Cluster {
        private final List<Node> nodes = new ArrayList<>();
        private final Map<String, Cluster> groups = new LinkedHashMap<>();

        static Cluster of(ComputationGraph graph) {
            Cluster root = new Cluster();
            for (Node node : graph.nodes()) {
                Cluster cluster = root;
                int start = 0;
                for (int slash = node.path().indexOf('/');
                        slash >= 0;
                        slash = node.path().indexOf('/', start)) {
                    String name = node.path().substring(start, slash);
                    cluster = cluster.groups.computeIfAbsent(name, _ -> new Cluster());
                    start = slash + 1;
                }
                cluster.nodes.add(node);
            }
            return root;
        }
    }

    private static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
