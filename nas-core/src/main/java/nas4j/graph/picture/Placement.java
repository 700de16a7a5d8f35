package nas4j.graph.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Sets out ordered layers: each vertex as near as may be to where its edges run straight, with room between neighbours.
 * One layer at a time is placed best for given neighbours, by least squares under an order (pool adjacent violators).
 */
final class Placement {
    private static final int SWEEPS = 24;
    private static final double ROOM = 22;
    private static final double ROOM_FOR_EDGES = 14;

    private Placement() {}

    static void place(List<List<Vertex>> layers) {
        for (List<Vertex> layer : layers) {
            double x = 0;
            for (int place = 0; place < layer.size(); place++) {
                x += place == 0 ? 0 : distance(layer.get(place - 1), layer.get(place));
                layer.get(place).x = x;
            }
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean last = sweep >= SWEEPS - 4;
            boolean down = sweep % 2 == 0;
            for (int k = 0; k < layers.size(); k++) {
                settle(
                        layers.get(down ? k : layers.size() - 1 - k),
                        vertex -> mean(vertex, last || down, last || !down));
            }
            centreEnds(layers);
        }
        layers.forEach(layer -> settle(layer, Placement::below));
        centreEnds(layers);
        straighten(layers);
        straighten(layers);
    }

    /** Puts the only places where edges enter and leave in the middle, so that groups in a row are in line. */
    private static void centreEnds(List<List<Vertex>> layers) {
        long ends = layers.stream()
                .flatMap(List::stream)
                .filter(vertex -> vertex.kind == Vertex.Kind.ENTRY || vertex.kind == Vertex.Kind.EXIT)
                .count();
        Vertex entry = layers.getFirst().getFirst();
        Vertex exit = layers.getLast().getFirst();
        if (ends == 2 && entry.kind == Vertex.Kind.ENTRY && exit.kind == Vertex.Kind.EXIT) {
            double left = Double.MAX_VALUE;
            double right = -Double.MAX_VALUE;
            for (List<Vertex> layer : layers.subList(1, layers.size() - 1)) {
                left = Math.min(left, layer.getFirst().x - layer.getFirst().width / 2);
                right = Math.max(right, layer.getLast().x + layer.getLast().width / 2);
            }
            entry.x = (left + right) / 2;
            exit.x = entry.x;
        }
    }

    /** Draws long edges straight over as many layers as their neighbours leave room for. */
    private static void straighten(List<List<Vertex>> layers) {
        for (List<Vertex> layer : layers) {
            for (Vertex vertex : layer) {
                boolean starts = vertex.kind == Vertex.Kind.PASSING
                        && vertex.above.getFirst().from().kind != Vertex.Kind.PASSING;
                if (starts) {
                    straighten(chain(vertex), layers);
                }
            }
        }
    }

    private static List<Vertex> chain(Vertex first) {
        List<Vertex> chain = new ArrayList<>();
        Vertex next = first;
        while (next != null) {
            chain.add(next);
            next = next.below.stream()
                    .map(Vertex.Link::to)
                    .filter(vertex -> vertex.kind == Vertex.Kind.PASSING)
                    .findFirst()
                    .orElse(null);
        }
        return chain;
    }

    private static void straighten(List<Vertex> chain, List<List<Vertex>> layers) {
        int start = 0;
        while (start < chain.size()) {
            double left = -Double.MAX_VALUE;
            double right = Double.MAX_VALUE;
            int end = start;
            while (end < chain.size()) {
                double nextLeft = Math.max(left, leftmost(chain.get(end), layers));
                double nextRight = Math.min(right, rightmost(chain.get(end), layers));
                if (nextLeft > nextRight) {
                    break;
                }
                left = nextLeft;
                right = nextRight;
                end++;
            }
            if (end == start) {
                // Hemmed in on both sides: it stays.
                end++;
            } else {
                double x = Math.clamp(wish(chain.subList(start, end), left, right), left, right);
                chain.subList(start, end).forEach(vertex -> vertex.x = x);
            }
            start = end;
        }
    }

    /** In line with where the edge comes from or goes to if there is room, else where it is. */
    private static double wish(List<Vertex> run, double left, double right) {
        double from = run.getFirst().above.getFirst().fromX();
        double to = run.getLast().below.getFirst().toX();
        boolean nearTo = run.getLast().below.size() == 1 && to >= left && to <= right;
        boolean nearFrom = from >= left && from <= right;
        if (nearTo || nearFrom) {
            return nearTo ? to : from;
        }
        return run.stream().mapToDouble(vertex -> vertex.x).average().orElse(left);
    }

    private static double leftmost(Vertex vertex, List<List<Vertex>> layers) {
        List<Vertex> layer = layers.get(vertex.layer);
        if (vertex.place == 0) {
            return -Double.MAX_VALUE;
        }
        Vertex left = layer.get(vertex.place - 1);
        return left.x + distance(left, vertex);
    }

    private static double rightmost(Vertex vertex, List<List<Vertex>> layers) {
        List<Vertex> layer = layers.get(vertex.layer);
        if (vertex.place == layer.size() - 1) {
            return Double.MAX_VALUE;
        }
        Vertex right = layer.get(vertex.place + 1);
        return right.x - distance(vertex, right);
    }

    private static void settle(List<Vertex> layer, Function<Vertex, Block> wish) {
        List<Block> blocks = new ArrayList<>();
        double offset = 0;
        for (int place = 0; place < layer.size(); place++) {
            Vertex vertex = layer.get(place);
            offset += place == 0 ? 0 : distance(layer.get(place - 1), vertex);
            blocks.add(wish.apply(vertex).less(offset));
            while (blocks.size() > 1
                    && blocks.get(blocks.size() - 2).mean() > blocks.getLast().mean()) {
                Block right = blocks.removeLast();
                blocks.add(blocks.removeLast().with(right));
            }
        }
        offset = 0;
        int place = 0;
        for (Block block : blocks) {
            for (int k = 0; k < block.count; k++) {
                offset += place == 0 ? 0 : distance(layer.get(place - 1), layer.get(place));
                layer.get(place++).x = block.mean() + offset;
            }
        }
    }

    /** A wish for the mean of where its edges would run straight. */
    private static Block mean(Vertex vertex, boolean byAbove, boolean byBelow) {
        double sum = 0;
        double weights = 0;
        for (Vertex.Link link : byAbove ? vertex.above : List.<Vertex.Link>of()) {
            sum += weight(link) * (link.fromX() - link.toShift());
            weights += weight(link);
        }
        for (Vertex.Link link : byBelow ? vertex.below : List.<Vertex.Link>of()) {
            sum += weight(link) * (link.toX() - link.fromShift());
            weights += weight(link);
        }
        return weights == 0 ? stay(vertex) : new Block(sum, weights, 1);
    }

    /** A wish to be straight below what the middle edge comes from; mostly that is one edge of one or three. */
    private static Block below(Vertex vertex) {
        double[] straight = vertex.above.stream()
                .mapToDouble(link -> link.fromX() - link.toShift())
                .sorted()
                .toArray();
        if (straight.length == 0) {
            return stay(vertex);
        }
        double middle = (straight[(straight.length - 1) / 2] + straight[straight.length / 2]) / 2;
        boolean begins =
                vertex.kind == Vertex.Kind.PASSING && vertex.above.getFirst().from().kind != Vertex.Kind.PASSING;
        double weight = begins ? 0.2 : 1;
        return new Block(weight * middle, weight, 1);
    }

    private static Block stay(Vertex vertex) {
        return new Block(0.01 * vertex.x, 0.01, 1);
    }

    /** Long edges should be straight. */
    private static double weight(Vertex.Link link) {
        boolean fromPassing = link.from().kind == Vertex.Kind.PASSING;
        boolean toPassing = link.to().kind == Vertex.Kind.PASSING;
        boolean leaves = link.to().kind == Vertex.Kind.EXIT;
        return fromPassing && toPassing ? 8 : fromPassing || toPassing || leaves ? 2 : 1;
    }

    /** Least distance of two neighbours' centres. */
    private static double distance(Vertex left, Vertex right) {
        boolean items = left.kind == Vertex.Kind.ITEM && right.kind == Vertex.Kind.ITEM;
        return (left.width + right.width) / 2 + (items ? ROOM : ROOM_FOR_EDGES);
    }

    /** Neighbours that touch: the sum of their weighted wishes, of their weights, and how many they are. */
    private record Block(double sum, double weight, int count) {
        double mean() {
            return sum / weight;
        }

        /** The wish less the room that those to the left need. */
        Block less(double offset) {
            return new Block(sum - weight * offset, weight, count);
        }

        Block with(Block right) {
            return new Block(sum + right.sum, weight + right.weight, count + right.count);
        }
    }
}
