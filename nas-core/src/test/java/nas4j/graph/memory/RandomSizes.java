package nas4j.graph.memory;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.Precision;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;

/** Random networks whose tensors differ in size. */
final class RandomSizes {
    private RandomSizes() {}

    /** A network of {@code size} nodes: entries, convolutions, concatenations and views, one or two outputs. */
    static ComputationGraph of(RandomGenerator random, int size) {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        for (int k = random.nextInt(3); k >= 0; k--) {
            builder.add("in" + k, new Op.Input(TensorShape.of(random.nextInt(1, 20), 2, 2)));
        }
        while (builder.size() < size) {
            String path = "n" + builder.size();
            Precision precision = random.nextInt(6) == 0 ? new Precision(32, 8) : Precision.FLOAT32;
            switch (random.nextInt(6)) {
                case 0 -> builder.add(path, new Op.Identity(), precision, pick(builder, random));
                case 1, 2 -> builder.add(path, new Op.Concat(), precision, several(builder, random));
                default -> builder.add(path, conv(random.nextInt(1, 20)), precision, pick(builder, random));
            }
        }
        builder.output("out", size - 1);
        if (random.nextInt(3) == 0) {
            builder.output("other", random.nextInt(size));
        }
        return builder.build();
    }

    /** Blocks of parallel chains between single nodes, as networks made of cells are. */
    static ComputationGraph cells(RandomGenerator random, int cells, int branches) {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int at = builder.add("in", new Op.Input(TensorShape.of(3, 2, 2)));
        for (int cell = 0; cell < cells; cell++) {
            int[] ends = new int[branches];
            for (int branch = 0; branch < branches; branch++) {
                ends[branch] = at;
                for (int k = random.nextInt(4); k >= 0; k--) {
                    ends[branch] = builder.add("n" + builder.size(), conv(random.nextInt(1, 20)), ends[branch]);
                }
            }
            int joined = builder.add("join" + cell, new Op.Concat(), ends);
            at = builder.add("cell" + cell, conv(random.nextInt(1, 20)), joined);
        }
        return builder.output("out", at).build();
    }

    static Op conv(int channels) {
        return new Op.Conv2d(channels, Window.same(1, 1, 1), 1, false);
    }

    static List<Integer> inGivenOrder(ComputationGraph graph) {
        return IntStream.range(0, graph.size()).boxed().toList();
    }

    private static int pick(ComputationGraph.Builder builder, RandomGenerator random) {
        return random.nextInt(Math.max(0, builder.size() - 6), builder.size());
    }

    private static int[] several(ComputationGraph.Builder builder, RandomGenerator random) {
        return random.ints(random.nextInt(2, 4), 0, builder.size()).toArray();
    }
}
