package nas4j.graph.picture;

import java.util.random.RandomGenerator;
import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.Precision;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;

/** Networks to draw. */
final class PictureGraphs {
    static final Op CONV = new Op.Conv2d(4, Window.same(3, 1, 1), 1, false);
    static final Op RELU = new Op.Activation(ActivationKind.RELU);

    private PictureGraphs() {}

    /** Residual blocks in a row: {@code stage/0}, {@code stage/1} and so on. */
    static ComputationGraph blocks(int count) {
        ComputationGraph.Builder b = ComputationGraph.builder();
        int at = b.add("image", new Op.Input(TensorShape.of(4, 8, 8)));
        for (int k = 0; k < count; k++) {
            String path = "stage/" + k;
            int conv = b.add(path + "/norm", new Op.BatchNorm(true), b.add(path + "/conv", CONV, at));
            at = b.add(path + "/relu", RELU, b.add(path + "/sum", new Op.Add(), at, conv));
        }
        int pool = b.add("head/pool", new Op.GlobalPool(PoolKind.AVERAGE), at);
        return b.output("classes", b.add("head/linear", new Op.Linear(10, true), pool))
                .build();
    }

    /** A random network whose nodes are in random groups, which need not make sense. */
    static ComputationGraph random(RandomGenerator random, int size) {
        ComputationGraph.Builder b = ComputationGraph.builder();
        b.add("in", new Op.Input(TensorShape.of(4, 8, 8)));
        while (b.size() < size) {
            String path = group(random) + "n<" + b.size() + ">&\"'\u0001";
            int first = random.nextInt(Math.max(0, b.size() - 8), b.size());
            int second = random.nextInt(b.size());
            switch (random.nextInt(5)) {
                case 0 -> b.add(path, CONV, new Precision(4, 8), first);
                case 1 -> b.add(path, new Op.Add(), first, second);
                case 2 -> b.add(path, new Op.Add(), first, second, first);
                case 3 -> b.add(path, new Op.BatchNorm(true), first);
                default -> b.add(path, RELU, first);
            }
        }
        b.output("out", size - 1);
        if (random.nextBoolean()) {
            b.output("a second output with quite a long name & odd <letters> in it", random.nextInt(size));
        }
        return b.build();
    }

    private static String group(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> "g" + random.nextInt(3) + "/";
            default -> "g" + random.nextInt(3) + "/h" + random.nextInt(3) + "/";
        };
    }
}
