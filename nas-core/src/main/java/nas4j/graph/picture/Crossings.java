package nas4j.graph.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Orders the vertices of each layer so that few edges cross: sweeps down and up that sort by the mean place of the
 * neighbours, then exchanges of neighbours that help; the best order seen stays (Gansner et al. 1993, section 3).
 */
final class Crossings {
    private static final int SWEEPS = 12;

    private final List<List<Vertex>> layers;

    private Crossings(List<List<Vertex>> layers) {
        this.layers = layers;
    }

    static void reduce(List<List<Vertex>> layers) {
        new Crossings(layers).reduce();
    }

    private void reduce() {
        layers.forEach(Crossings::number);
        List<List<Vertex>> best = copy();
        long fewest = count();
        for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
            boolean down = sweep % 2 == 0;
            for (int k = 1; k < layers.size(); k++) {
                sort(layers.get(down ? k : layers.size() - 1 - k), down);
            }
            exchange();
            long crossings = count();
            if (crossings < fewest) {
                fewest = crossings;
                best = copy();
            }
        }
        for (int layer = 0; layer < layers.size(); layer++) {
            layers.set(layer, best.get(layer));
            number(best.get(layer));
        }
    }

    private List<List<Vertex>> copy() {
        List<List<Vertex>> copy = new ArrayList<>();
        layers.forEach(layer -> copy.add(new ArrayList<>(layer)));
        return copy;
    }

    private static void number(List<Vertex> layer) {
        for (int place = 0; place < layer.size(); place++) {
            layer.get(place).place = place;
        }
    }

    private static void sort(List<Vertex> layer, boolean byAbove) {
        Map<Vertex, Double> means = new HashMap<>();
        for (Vertex vertex : layer) {
            double mean = (byAbove ? vertex.above : vertex.below)
                    .stream()
                            .mapToDouble(link -> byAbove ? fromPlace(link) : toPlace(link))
                            .average()
                            .orElse(vertex.place);
            means.put(vertex, mean);
        }
        layer.sort(Comparator.comparing(vertex -> means.getOrDefault(vertex, 0.0)));
        number(layer);
    }

    /** Exchanges neighbours where that saves crossings, until it no longer does. */
    private void exchange() {
        boolean better = true;
        for (int round = 0; round < SWEEPS && better; round++) {
            better = false;
            for (List<Vertex> layer : layers) {
                for (int place = 1; place < layer.size(); place++) {
                    Vertex left = layer.get(place - 1);
                    Vertex right = layer.get(place);
                    if (between(right, left) < between(left, right)) {
                        layer.set(place - 1, right);
                        layer.set(place, left);
                        right.place = place - 1;
                        left.place = place;
                        better = true;
                    }
                }
            }
        }
    }

    /** Crossings of two vertices' edges when the first is left of the second. */
    private static long between(Vertex left, Vertex right) {
        long crossings = 0;
        for (Vertex.Link one : left.below) {
            for (Vertex.Link other : right.below) {
                crossings += toPlace(one) > toPlace(other) ? 1 : 0;
            }
        }
        for (Vertex.Link one : left.above) {
            for (Vertex.Link other : right.above) {
                crossings += fromPlace(one) > fromPlace(other) ? 1 : 0;
            }
        }
        return crossings;
    }

    private long count() {
        long crossings = 0;
        for (List<Vertex> layer : layers) {
            List<Vertex.Link> links = new ArrayList<>();
            layer.forEach(vertex -> links.addAll(vertex.below));
            for (int k = 0; k < links.size(); k++) {
                for (int before = 0; before < k; before++) {
                    double order = fromPlace(links.get(before)) - fromPlace(links.get(k));
                    crossings += order * (toPlace(links.get(before)) - toPlace(links.get(k))) < 0 ? 1 : 0;
                }
            }
        }
        return crossings;
    }

    /** Places between vertices, for edges that start beside a centre: less than half a place away. */
    private static double fromPlace(Vertex.Link link) {
        return link.from().place + link.fromShift() / (2 * link.from().width + 1);
    }

    private static double toPlace(Vertex.Link link) {
        return link.to().place + link.toShift() / (2 * link.to().width + 1);
    }
}
