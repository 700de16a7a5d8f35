package nas4j.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * Networks of the NAS-Bench-201 space, built by hand: a cell of four nodes, one of five operators on each of the six
 * edges 0→1, 0→2, 1→2, 0→3, 1→3, 2→3; a node sums what arrives. Dong and Yang 2020, section 2.1.
 */
public final class CellNetworks {
    static final int COUNT = 15_625;
    static final List<String> OPS = List.of("none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3");

    private final ComputationGraph.Builder builder = ComputationGraph.builder();
    private final List<String> cell;

    private CellNetworks(List<String> cell) {
        this.cell = cell;
    }

    /** The operators of cell {@code index}, from 0 to below {@link #COUNT}, edge by edge. */
    static List<String> cell(int index) {
        List<String> cell = new ArrayList<>();
        for (int rest = index + COUNT; rest > 1; rest /= 5) {
            cell.add(OPS.get(rest % 5));
        }
        return cell.subList(0, 6);
    }

    /** Image, one cell, pool, linear layer. */
    static ComputationGraph single(List<String> cell) {
        CellNetworks network = new CellNetworks(cell);
        int image = network.builder.add("image", new Op.Input(TensorShape.of(16, 8, 8)));
        return network.classify(network.cell("cell", image, 16), 10);
    }

    /** The whole network, with {@code repeats} cells a stage. */
    public static ComputationGraph whole(List<String> cell, int repeats) {
        CellNetworks network = new CellNetworks(cell);
        int at = network.builder.add("image", new Op.Input(TensorShape.of(3, 32, 32)));
        at = network.convNorm("stem", at, 16, 3, 1);
        for (int stage = 0; stage < 3; stage++) {
            int channels = 16 << stage;
            if (stage > 0) {
                at = network.reduce("reduce" + stage, at, channels);
            }
            for (int repeat = 0; repeat < repeats; repeat++) {
                at = network.cell("stage" + stage + "/" + repeat, at, channels);
            }
        }
        at = network.builder.add("last/norm", new Op.BatchNorm(true), at);
        return network.classify(network.builder.add("last/relu", new Op.Activation(ActivationKind.RELU), at), 10);
    }

    private ComputationGraph classify(int at, int classes) {
        int pooled = builder.add("pool", new Op.GlobalPool(PoolKind.AVERAGE), at);
        return builder.output("classes", builder.add("linear", new Op.Linear(classes, true), pooled))
                .build();
    }

    private int cell(String path, int input, int channels) {
        int[] nodes = {input, 0, 0, 0};
        int edge = 0;
        for (int to = 1; to < 4; to++) {
            int[] terms = new int[to];
            for (int from = 0; from < to; from++) {
                terms[from] = edge(path + "/" + from + "-" + to, cell.get(edge++), nodes[from], channels);
            }
            nodes[to] = builder.add(path + "/" + to, new Op.Add(), terms);
        }
        return nodes[3];
    }

    private int edge(String path, String op, int from, int channels) {
        return switch (op) {
            case "none" -> builder.add(path, new Op.Zero(0, 1), from);
            case "skip_connect" -> builder.add(path, new Op.Identity(), from);
            case "nor_conv_1x1" -> reluConvNorm(path, from, channels, 1, 1);
            case "nor_conv_3x3" -> reluConvNorm(path, from, channels, 3, 1);
            case "avg_pool_3x3" -> builder.add(path, new Op.Pool(PoolKind.AVERAGE, Window.same(3, 1, 1), false), from);
            default -> throw new IllegalArgumentException(op);
        };
    }

    private int reduce(String path, int from, int channels) {
        int main = reluConvNorm(path + "/a", from, channels, 3, 2);
        main = reluConvNorm(path + "/b", main, channels, 3, 1);
        int pooled = builder.add(path + "/pool", new Op.Pool(PoolKind.AVERAGE, Window.square(2, 2, 1, 0), false), from);
        int shortcut = builder.add(path + "/shortcut", new Op.Conv2d(channels, Window.same(1, 1, 1), 1, false), pooled);
        return builder.add(path + "/sum", new Op.Add(), main, shortcut);
    }

    private int reluConvNorm(String path, int from, int channels, int kernel, int stride) {
        int relu = builder.add(path + "/relu", new Op.Activation(ActivationKind.RELU), from);
        return convNorm(path, relu, channels, kernel, stride);
    }

    private int convNorm(String path, int from, int channels, int kernel, int stride) {
        int conv = builder.add(path + "/conv", new Op.Conv2d(channels, Window.same(kernel, stride, 1), 1, false), from);
        return builder.add(path + "/norm", new Op.BatchNorm(true), conv);
    }
}
