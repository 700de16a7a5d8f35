package nas4j.graph.picture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Items and the edges between them, drawn in layers: each edge goes down (Sugiyama et al. 1981). Layers are those of the
 * longest paths; long edges get a vertex in each layer they pass, shared by all edges that leave one place; then
 * {@link Crossings} orders each layer and {@link Placement} sets it out.
 */
final class Level {
    private static final double SMALLEST_GAP = 26;
    private static final double LARGEST_GAP = 64;
    /** How much of an edge's way to the side is added to the gap it crosses. */
    private static final double SLOPE = 0.12;

    private final List<Vertex> vertices = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Map<Start, List<Vertex>> passing = new HashMap<>();
    private List<List<Vertex>> layers = List.of();
    private double[] tops = {};
    private double[] bottoms = {};

    /** An edge from one vertex to another, so far right of their centres. */
    record Edge(Vertex from, double fromShift, Vertex to, double toShift) {}

    private record Start(Vertex vertex, double shift) {}

    Vertex add(Vertex.Kind kind, double width, double height) {
        Vertex vertex = new Vertex(kind, width, height);
        vertices.add(vertex);
        return vertex;
    }

    Edge connect(Vertex from, double fromShift, Vertex to, double toShift) {
        Edge edge = new Edge(from, fromShift, to, toShift);
        edges.add(edge);
        return edge;
    }

    /** Gives every vertex its place. The leftmost edge is at 0, the first layer starts at {@code top}. */
    void arrange(double top) {
        layers = layers(assignLayers());
        linkNeighbours();
        Crossings.reduce(layers);
        Placement.place(layers);
        shiftToZero();
        stack(top);
    }

    double width() {
        return layers.stream()
                .flatMap(List::stream)
                .mapToDouble(vertex -> vertex.x + vertex.width / 2)
                .max()
                .orElse(0);
    }

    double bottom() {
        return bottoms.length == 0 ? 0 : bottoms[bottoms.length - 1];
    }

    /** The way of an edge: points to go through; up and down between those of one x, in a curve between others. */
    List<Layout.Point> way(Edge edge) {
        List<Layout.Point> way = new ArrayList<>();
        double x = edge.from.x + edge.fromShift;
        boolean enters = edge.from.kind == Vertex.Kind.ENTRY;
        way.add(new Layout.Point(x, edge.from.y + (enters ? 0 : edge.from.height)));
        way.add(new Layout.Point(x, bottoms[edge.from.layer]));
        List<Vertex> between = passing.getOrDefault(new Start(edge.from, edge.fromShift), List.of());
        for (int layer = edge.from.layer + 1; layer < edge.to.layer; layer++) {
            double through = between.get(layer - edge.from.layer - 1).x;
            way.add(new Layout.Point(through, tops[layer]));
            way.add(new Layout.Point(through, bottoms[layer]));
        }
        x = edge.to.x + edge.toShift;
        way.add(new Layout.Point(x, tops[edge.to.layer]));
        way.add(new Layout.Point(x, edge.to.y));
        return way;
    }

    /** Sets each vertex's layer; gives the number of layers. */
    private int assignLayers() {
        boolean entered = vertices.stream().anyMatch(vertex -> vertex.kind == Vertex.Kind.ENTRY);
        Map<Vertex, List<Vertex>> after = new HashMap<>();
        Map<Vertex, Integer> waits = new HashMap<>();
        for (Edge edge : edges) {
            after.computeIfAbsent(edge.from, _ -> new ArrayList<>()).add(edge.to);
            waits.merge(edge.to, 1, Integer::sum);
        }
        Deque<Vertex> ready = new ArrayDeque<>();
        for (Vertex vertex : vertices) {
            vertex.layer = entered && vertex.kind != Vertex.Kind.ENTRY ? 1 : 0;
            if (!waits.containsKey(vertex)) {
                ready.add(vertex);
            }
        }
        List<Vertex> order = new ArrayList<>();
        while (!ready.isEmpty()) {
            Vertex vertex = ready.remove();
            order.add(vertex);
            for (Vertex next : after.getOrDefault(vertex, List.of())) {
                next.layer = Math.max(next.layer, vertex.layer + 1);
                if (waits.merge(next, -1, Integer::sum) == 0) {
                    ready.add(next);
                }
            }
        }
        if (order.size() < vertices.size()) {
            throw new IllegalArgumentException("the edges of a picture must not run in a circle");
        }
        return settle(after, waits.keySet());
    }

    /** Lowers sources to their first reader and exits to the end; gives the number of layers. */
    private int settle(Map<Vertex, List<Vertex>> after, Set<Vertex> fed) {
        int last = 0;
        for (Vertex vertex : vertices) {
            last = Math.max(last, vertex.layer);
            if (vertex.kind == Vertex.Kind.ITEM && !fed.contains(vertex)) {
                vertex.layer = after.getOrDefault(vertex, List.of()).stream()
                        .mapToInt(next -> next.layer - 1)
                        .min()
                        .orElse(vertex.layer);
            }
        }
        int end = last;
        boolean shared = vertices.stream().anyMatch(v -> v.layer == end && v.kind != Vertex.Kind.EXIT);
        boolean leaves = vertices.stream().anyMatch(vertex -> vertex.kind == Vertex.Kind.EXIT);
        int exitLayer = leaves && shared ? last + 1 : last;
        for (Vertex vertex : vertices) {
            vertex.layer = vertex.kind == Vertex.Kind.EXIT ? exitLayer : vertex.layer;
        }
        return exitLayer + 1;
    }

    private List<List<Vertex>> layers(int count) {
        List<List<Vertex>> made = new ArrayList<>();
        for (int layer = 0; layer < count; layer++) {
            made.add(new ArrayList<>());
        }
        for (Vertex vertex : vertices) {
            made.get(vertex.layer).add(vertex);
        }
        return made;
    }

    private void linkNeighbours() {
        for (Edge edge : edges) {
            Vertex from = edge.from;
            double shift = edge.fromShift;
            List<Vertex> chain = passing.computeIfAbsent(new Start(from, shift), _ -> new ArrayList<>());
            for (int layer = edge.from.layer + 1; layer < edge.to.layer; layer++) {
                int index = layer - edge.from.layer - 1;
                if (index == chain.size()) {
                    Vertex vertex = new Vertex(Vertex.Kind.PASSING, 0, 0);
                    vertex.layer = layer;
                    layers.get(layer).add(vertex);
                    chain.add(vertex);
                }
                from.link(shift, chain.get(index), 0);
                from = chain.get(index);
                shift = 0;
            }
            from.link(shift, edge.to, edge.toShift);
        }
    }

    private void shiftToZero() {
        double left = Double.MAX_VALUE;
        for (List<Vertex> layer : layers) {
            for (Vertex vertex : layer) {
                left = Math.min(left, vertex.x - vertex.width / 2);
            }
        }
        for (List<Vertex> layer : layers) {
            for (Vertex vertex : layer) {
                vertex.x -= left;
            }
        }
    }

    private void stack(double top) {
        tops = new double[layers.size()];
        bottoms = new double[layers.size()];
        double y = top;
        for (int layer = 0; layer < tops.length; layer++) {
            double height = layers.get(layer).stream()
                    .mapToDouble(vertex -> vertex.height)
                    .max()
                    .orElse(0);
            tops[layer] = y;
            bottoms[layer] = y + height;
            for (Vertex vertex : layers.get(layer)) {
                vertex.y = y + (height - vertex.height) / 2;
            }
            y += height + gapBelow(layers.get(layer));
        }
    }

    private static double gapBelow(List<Vertex> layer) {
        double farthest = 0;
        for (Vertex vertex : layer) {
            for (Vertex.Link link : vertex.below) {
                farthest = Math.max(farthest, Math.abs(link.fromX() - link.toX()));
            }
        }
        return Math.min(LARGEST_GAP, SMALLEST_GAP + SLOPE * farthest);
    }
}
