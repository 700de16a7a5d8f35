package nas4j.predictors.djl;

import java.util.ArrayList;
import java.util.List;
import nas4j.predictors.graph.FeatureGraph;
import nas4j.predictors.graph.GraphBatch;

/** What {@link Forward} computes, for one member and graph, number by number. */
final class PlainNetwork {
    private final GraphModel model;
    private final int member;
    private final FeatureGraph graph;

    PlainNetwork(GraphModel model, int member, FeatureGraph graph) {
        this.model = model;
        this.member = member;
        this.graph = graph;
    }

    /** Matrices of a part in their order. */
    private final class Numbers {
        private final float[] values;
        private int at;

        Numbers(Part part) {
            values = model.values(part);
            at = member * part.layout().size();
        }

        double[][] next(int rows, int columns) {
            double[][] matrix = new double[rows][columns];
            for (double[] row : matrix) {
                for (int k = 0; k < columns; k++) {
                    row[k] = values[at++];
                }
            }
            return matrix;
        }
    }

    double predict() {
        List<double[][]> base = base();
        if (model.adapters() == 0) {
            return head(new Part.Head(), pooled(base.getLast()));
        }
        double sum = 0;
        for (int adapter = 0; adapter < model.adapters(); adapter++) {
            Numbers numbers = new Numbers(new Part.Adapter(adapter));
            double[][] level = base.getFirst();
            for (int k = 1; k < base.size(); k++) {
                level = convolved(beside(base.get(k), level), numbers);
            }
            double[] pooled = beside(new double[][] {pooled(base.getLast())}, new double[][] {pooled(level)})[0];
            sum += head(new Part.AdapterHead(adapter), pooled);
        }
        return sum / model.adapters();
    }

    private List<double[][]> base() {
        float[] features = GraphBatch.of(List.of(graph)).features().array();
        Numbers numbers = new Numbers(new Part.Base());
        double[][] embedding = numbers.next(GraphBatch.COLUMNS, 32);
        double[][] level = new double[graph.size()][32];
        for (int node = 0; node < graph.size(); node++) {
            for (int column = 0; column < GraphBatch.COLUMNS; column++) {
                for (int k = 0; k < 32; k++) {
                    level[node][k] += features[node * GraphBatch.COLUMNS + column] * embedding[column][k];
                }
            }
        }
        List<double[][]> levels = new ArrayList<>();
        levels.add(level);
        for (int k = 0; k < 6; k++) {
            levels.add(convolved(levels.getLast(), numbers));
        }
        return levels;
    }

    private double[][] convolved(double[][] level, Numbers numbers) {
        int width = level[0].length;
        double[][] own = numbers.next(width, 32);
        double[][] read = numbers.next(width, 32);
        double[] bias = numbers.next(1, 32)[0];
        double[][] next = new double[level.length][];
        for (int node = 0; node < level.length; node++) {
            double[] sum = new double[width];
            for (FeatureGraph.Edge edge : graph.edges()) {
                for (int k = 0; k < width && edge.to() == node; k++) {
                    sum[k] += level[edge.from()][k];
                }
            }
            double[] one = product(level[node], own);
            double[] other = product(sum, read);
            next[node] = new double[32];
            for (int k = 0; k < 32; k++) {
                next[node][k] = Math.tanh(one[k] + other[k] + bias[k]);
            }
        }
        return next;
    }

    private static double[] product(double[] row, double[][] matrix) {
        double[] product = new double[matrix[0].length];
        for (int i = 0; i < row.length; i++) {
            for (int k = 0; k < product.length; k++) {
                product[k] += row[i] * matrix[i][k];
            }
        }
        return product;
    }

    private static double[][] beside(double[][] left, double[][] right) {
        double[][] both = new double[left.length][left[0].length + right[0].length];
        for (int k = 0; k < both.length; k++) {
            System.arraycopy(left[k], 0, both[k], 0, left[k].length);
            System.arraycopy(right[k], 0, both[k], left[k].length, right[k].length);
        }
        return both;
    }

    private double[] pooled(double[][] level) {
        double[] mean = new double[level[0].length];
        double copies = graph.nodes().stream().mapToInt(node -> node.copies()).sum();
        for (int node = 0; node < level.length; node++) {
            for (int k = 0; k < mean.length; k++) {
                mean[k] += level[node][k] * graph.nodes().get(node).copies() / copies;
            }
        }
        return mean;
    }

    private double head(Part part, double[] pooled) {
        Numbers numbers = new Numbers(part);
        double[] hidden = product(pooled, numbers.next(pooled.length, 32));
        double[] bias = numbers.next(1, 32)[0];
        for (int k = 0; k < 32; k++) {
            hidden[k] = Math.max(0, hidden[k] + bias[k]);
        }
        return product(hidden, numbers.next(32, 1))[0] + numbers.next(1, 1)[0][0];
    }
}
