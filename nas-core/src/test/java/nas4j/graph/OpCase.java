package nas4j.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** An operator, in each form that may be computed in a way of its own, and inputs that it takes. */
public record OpCase(Op op, List<TensorShape> inputs) {
    private static final TensorShape IMAGE = TensorShape.of(4, 7, 6);
    private static final TensorShape TOKENS = TensorShape.of(5, 8);
    private static final TensorShape VECTOR = TensorShape.of(8);

    public OpCase {
        inputs = List.copyOf(inputs);
    }

    private static OpCase of(Op op, TensorShape... inputs) {
        return new OpCase(op, List.of(inputs));
    }

    /** All operators. */
    public static Stream<OpCase> all() {
        return Stream.of(
                        opsOnImages().stream().map(op -> of(op, IMAGE)),
                        opsOnTokens().map(op -> of(op, TOKENS)),
                        opsOnVectors().map(op -> of(op, VECTOR)),
                        opsOfSeveralInputs())
                .flatMap(cases -> cases);
    }

    /** Input nodes {@code in0}, {@code in1}, …, and the operator as output {@code out}. */
    public ComputationGraph graph() {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int[] ids = new int[inputs.size()];
        for (int k = 0; k < ids.length; k++) {
            ids[k] = builder.add("in" + k, new Op.Input(inputs.get(k)));
        }
        return builder.output("out", builder.add("op", op, ids)).build();
    }

    private static List<Op> opsOnImages() {
        List<Op> ops = new ArrayList<>(List.of(
                new Op.Conv2d(6, Window.same(3, 1, 1), 1, true),
                new Op.Conv2d(4, Window.same(5, 2, 2), 4, false),
                new Op.Conv2d(6, new Window(1, 3, 1, 1, 0, 1), 2, true),
                new Op.Conv2d(8, new Window(3, 2, 2, 1, 2, 0), 4, true),
                new Op.Conv2d(2, Window.square(1, 2, 1, 2), 1, false),
                new Op.Linear(3, true),
                new Op.Linear(3, false),
                new Op.GlobalPool(PoolKind.MAX),
                new Op.GlobalPool(PoolKind.AVERAGE),
                new Op.BatchNorm(true),
                new Op.BatchNorm(false),
                new Op.LayerNorm(),
                new Op.Resize(2, ResizeMode.NEAREST),
                new Op.Resize(3, ResizeMode.NEAREST),
                new Op.Resize(2, ResizeMode.BILINEAR),
                new Op.Resize(3, ResizeMode.BILINEAR),
                new Op.Resize(1, ResizeMode.BILINEAR),
                new Op.Reshape(List.of(6, 28)),
                new Op.Transpose(List.of(2, 0, 1)),
                new Op.Flatten(),
                new Op.Position(),
                new Op.Dropout(0.5),
                new Op.Pad(1, 2, 0, 3),
                new Op.Pad(-1, 1, -2, -1),
                new Op.Pad(0, 0, 0, 0),
                new Op.ChannelShuffle(2),
                new Op.Identity(),
                new Op.Add(),
                new Op.Zero(6, 2),
                new Op.Zero(0, 1)));
        for (PoolKind kind : PoolKind.values()) {
            ops.addAll(pools(kind));
        }
        Arrays.stream(ActivationKind.values()).map(Op.Activation::new).forEach(ops::add);
        return ops;
    }

    private static List<Op> pools(PoolKind kind) {
        return List.of(
                new Op.Pool(kind, Window.same(3, 1, 1), false),
                new Op.Pool(kind, Window.same(3, 2, 1), true),
                new Op.Pool(kind, Window.square(2, 2, 1, 0), false),
                new Op.Pool(kind, new Window(3, 2, 1, 1, 0, 1), true),
                new Op.Pool(kind, Window.same(3, 2, 2), false),
                new Op.Pool(kind, Window.same(3, 1, 2), true),
                new Op.Pool(kind, Window.square(2, 1, 3, 0), false),
                new Op.Pool(kind, Window.same(3, 1, 3), false),
                new Op.Pool(kind, Window.same(3, 1, 3), true),
                new Op.Pool(kind, Window.square(2, 2, 1, 1), true),
                new Op.Pool(kind, Window.square(2, 1, 1, 2), true),
                new Op.Pool(kind, Window.square(2, 1, 1, 2), false));
    }

    private static Stream<Op> opsOnTokens() {
        return Stream.of(
                new Op.Linear(3, false),
                new Op.Linear(3, true),
                new Op.GlobalPool(PoolKind.MAX),
                new Op.GlobalPool(PoolKind.AVERAGE),
                new Op.BatchNorm(true),
                new Op.BatchNorm(false),
                new Op.LayerNorm(),
                new Op.Activation(ActivationKind.SOFTMAX),
                new Op.Activation(ActivationKind.GELU),
                new Op.Transpose(List.of(1, 0)),
                new Op.Position(),
                new Op.Zero(0, 1));
    }

    private static Stream<Op> opsOnVectors() {
        return Stream.of(
                new Op.Linear(3, true),
                new Op.Linear(3, false),
                new Op.BatchNorm(true),
                new Op.BatchNorm(false),
                new Op.LayerNorm(),
                new Op.Activation(ActivationKind.SOFTMAX),
                new Op.Flatten(),
                new Op.Zero(0, 1));
    }

    private static Stream<OpCase> opsOfSeveralInputs() {
        TensorShape numbers = TensorShape.of(DataType.INT32, 5);
        return Stream.of(
                of(new Op.Add(), IMAGE, IMAGE),
                of(new Op.Add(), IMAGE, IMAGE, IMAGE, IMAGE),
                of(new Op.Add(), numbers, numbers, numbers),
                of(new Op.Multiply(), IMAGE, TensorShape.of(4), IMAGE),
                of(new Op.Multiply(), TOKENS, VECTOR),
                of(new Op.Multiply(), VECTOR, VECTOR),
                of(new Op.Multiply(), numbers, numbers),
                of(new Op.Concat(), IMAGE, TensorShape.of(2, 7, 6), IMAGE),
                of(new Op.Concat(), TOKENS, TOKENS),
                of(new Op.Concat(), numbers, numbers),
                of(new Op.MatMul(false), TensorShape.of(3, 8), TensorShape.of(8, 2)),
                of(new Op.MatMul(true), TensorShape.of(3, 8), TensorShape.of(2, 8)),
                of(new Op.Attention(2), TOKENS, TensorShape.of(3, 8), TensorShape.of(3, 6)),
                of(new Op.Attention(1), TOKENS, TOKENS, TOKENS),
                of(new Op.Embedding(4, 3), numbers),
                of(new Op.Reshape(List.of(1, 5)), numbers),
                of(new Op.Zero(0, 1), numbers),
                of(new Op.Identity(), numbers));
    }
}
