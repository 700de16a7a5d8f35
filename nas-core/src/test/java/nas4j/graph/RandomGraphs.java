package nas4j.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Random networks of all operators, with shared nodes, absent signals, identities, nested sums and rounding. */
public final class RandomGraphs {
    private final RandomGenerator random;
    private final ComputationGraph.Builder builder = ComputationGraph.builder();

    private RandomGraphs(RandomGenerator random) {
        this.random = random;
    }

    /** A network of about {@code size} nodes and one to three outputs. */
    public static ComputationGraph of(RandomGenerator random, int size) {
        return new RandomGraphs(random).graph(size);
    }

    /** A network with many alike nodes: convolutions, activations, sums and products of one shape, all of them read. */
    static ComputationGraph ofOneShape(RandomGenerator random, int size) {
        List<Op> ops = List.of(
                new Op.Conv2d(4, Window.same(3, 1, 1), 1, false),
                new Op.Activation(ActivationKind.RELU),
                new Op.Add(),
                new Op.Multiply(),
                new Op.Concat());
        ComputationGraph.Builder builder = ComputationGraph.builder();
        builder.add("in", new Op.Input(TensorShape.of(4, 8, 8)));
        List<Integer> unread = new ArrayList<>(List.of(0));
        while (builder.size() < size) {
            Op op = ops.get(random.nextInt(4));
            int[] inputs = new int[op instanceof Op.Add || op instanceof Op.Multiply ? 2 : 1];
            for (int k = 0; k < inputs.length; k++) {
                inputs[k] = random.nextInt(builder.size());
                unread.remove((Integer) inputs[k]);
            }
            unread.add(builder.add("n" + builder.size(), op, inputs));
        }
        int[] ends = unread.stream().mapToInt(Integer::intValue).toArray();
        return builder.output("out", builder.add("end", ops.get(random.nextInt(2, 5)), doubled(ends)))
                .build();
    }

    private static int[] doubled(int[] ends) {
        return ends.length == 1 ? new int[] {ends[0], ends[0]} : ends;
    }

    private ComputationGraph graph(int size) {
        builder.add("image", new Op.Input(TensorShape.of(4, 4, 4)));
        if (random.nextBoolean()) {
            builder.add("tokens", new Op.Input(TensorShape.of(4, 6)));
        }
        if (random.nextInt(4) == 0) {
            builder.add("numbers", new Op.Input(TensorShape.of(DataType.INT32, 4)));
        }
        while (builder.size() < size) {
            tryToAdd();
        }
        int outputs = Math.min(random.nextInt(1, 4), size);
        for (int k = 0; k < outputs; k++) {
            builder.output("out" + k, builder.size() - 1 - (k == 0 ? 0 : random.nextInt(builder.size())));
        }
        return builder.build();
    }

    private void tryToAdd() {
        Op op = op();
        int[] inputs = new int[arity(op)];
        int first = pick();
        for (int k = 0; k < inputs.length; k++) {
            inputs[k] = k == 0 ? first : similar(first, op);
        }
        int bits = random.nextInt(8) == 0 ? 8 : 32;
        try {
            builder.add("n" + builder.size(), op, new Precision(bits, bits), inputs);
        } catch (ShapeException misfit) {
            // another operator is drawn
        }
    }

    private int arity(Op op) {
        if (op instanceof Op.MatMul) {
            return 2;
        }
        if (op instanceof Op.Attention) {
            return 3;
        }
        boolean many = op instanceof Op.Add || op instanceof Op.Concat || op instanceof Op.Multiply;
        return many ? random.nextInt(op instanceof Op.Multiply ? 2 : 1, 4) : 1;
    }

    /** A node, more often a late one. */
    private int pick() {
        int size = builder.size();
        return random.nextBoolean() ? random.nextInt(size) : random.nextInt(Math.max(0, size - 4), size);
    }

    private int similar(int first, Op op) {
        for (int attempt = 0; attempt < 8; attempt++) {
            int candidate = pick();
            boolean scale = op instanceof Op.Multiply && random.nextInt(4) == 0;
            if (scale || builder.shape(candidate).equals(builder.shape(first))) {
                return candidate;
            }
        }
        return first;
    }

    private Op op() {
        List<Op> ops = new ArrayList<>(List.of(
                new Op.Conv2d(4, Window.same(random.nextBoolean() ? 1 : 3, 1, 1), 1, false),
                new Op.Conv2d(4, Window.same(3, 2, 1), random.nextBoolean() ? 2 : 4, true),
                new Op.Linear(random.nextInt(2, 4) * 2, random.nextBoolean()),
                new Op.MatMul(random.nextBoolean()),
                new Op.Pool(PoolKind.AVERAGE, Window.same(3, 1, 1), random.nextBoolean()),
                new Op.Pool(PoolKind.MAX, Window.square(1, 1, 1, 0), false),
                new Op.GlobalPool(PoolKind.MAX),
                new Op.BatchNorm(true),
                new Op.LayerNorm(),
                new Op.Activation(random.nextBoolean() ? ActivationKind.RELU : ActivationKind.SWISH),
                new Op.Multiply(),
                new Op.Attention(2),
                new Op.Resize(random.nextInt(1, 3), ResizeMode.NEAREST),
                new Op.Reshape(List.of(4, 4, 4)),
                new Op.Transpose(random.nextBoolean() ? List.of(1, 0) : List.of(0, 2, 1)),
                new Op.Flatten(),
                new Op.Embedding(9, 6),
                new Op.Position(),
                new Op.Dropout(random.nextInt(2) * 0.5),
                new Op.Pad(0, random.nextInt(2), 0, 0),
                new Op.ChannelShuffle(random.nextInt(1, 3)),
                new Op.Zero(random.nextInt(2) * 4, 1)));
        for (int k = 0; k < 5; k++) {
            ops.addAll(List.of(new Op.Add(), new Op.Concat(), new Op.Identity()));
        }
        return ops.get(random.nextInt(ops.size()));
    }
}
