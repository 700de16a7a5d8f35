package nas4j.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ShapeInferenceTest {
    private static final TensorShape IMAGE = TensorShape.of(4, 9, 6);
    private static final TensorShape ROWS = TensorShape.of(5, 8);
    private static final TensorShape VECTOR = TensorShape.of(4);
    private static final TensorShape TOKENS = TensorShape.of(DataType.INT32, 5);

    private static final String IMAGES = ", needs a feature map [c, h, w]";

    private static final String HEADS =
            ", needs queries [t, d], keys [s, d] and values [s, e] with d and e multiples of heads [3]";

    private record Fit(Op op, TensorShape out, List<TensorShape> in) {
        Fit(Op op, TensorShape out, TensorShape... in) {
            this(op, out, List.of(in));
        }
    }

    private record Misfit(Op op, String message, List<TensorShape> in) {
        Misfit(Op op, String message, TensorShape... in) {
            this(op, message, List.of(in));
        }
    }

    @TestFactory
    Stream<DynamicTest> eachOperatorGivesItsShape() {
        return Stream.concat(fitsWithWeights(), otherFits())
                .map(fit -> DynamicTest.dynamicTest(
                        fit.op() + " " + fit.in(),
                        () -> assertThat(infer(fit.op(), fit.in())).isEqualTo(fit.out())));
    }

    @TestFactory
    Stream<DynamicTest> eachMisfitNamesTheNodeWhatWasFoundAndWhatIsNeeded() {
        return Stream.concat(misfitsOfLayers(), misfitsOfJoins())
                .map(misfit -> DynamicTest.dynamicTest(
                        misfit.op() + " " + misfit.in(),
                        () -> assertThatThrownBy(() -> infer(misfit.op(), misfit.in()))
                                .isInstanceOf(ShapeException.class)
                                .hasMessage("node [stage/op]: " + misfit.message())));
    }

    @Test
    void theMessageCarriesThePath() {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int image = builder.add("image", new Op.Input(IMAGE));
        assertThatThrownBy(() -> builder.add("stage1/join", new Op.Add()))
                .isInstanceOfSatisfying(
                        ShapeException.class, e -> assertThat(e.nodePath()).isEqualTo("stage1/join"));
        assertThat(builder.shape(image)).isSameAs(IMAGE);
    }

    private static Stream<Fit> fitsWithWeights() {
        return Stream.of(
                new Fit(new Op.Input(TOKENS), TOKENS),
                new Fit(conv(7, Window.same(3, 1, 1), 1), TensorShape.of(7, 9, 6), IMAGE),
                new Fit(conv(8, Window.same(3, 2, 1), 4), TensorShape.of(8, 5, 3), IMAGE),
                new Fit(conv(4, Window.square(3, 1, 2, 0), 1), TensorShape.of(4, 5, 2), IMAGE),
                new Fit(conv(4, new Window(1, 6, 1, 1, 0, 0), 1), TensorShape.of(4, 9, 1), IMAGE),
                new Fit(new Op.Linear(3, true), TensorShape.of(3), VECTOR),
                new Fit(new Op.Linear(3, true), TensorShape.of(5, 3), ROWS),
                new Fit(new Op.Linear(3, true), TensorShape.of(4, 9, 3), IMAGE),
                new Fit(new Op.MatMul(false), TensorShape.of(5, 2), ROWS, TensorShape.of(8, 2)),
                new Fit(new Op.MatMul(true), TensorShape.of(5, 3), ROWS, TensorShape.of(3, 8)),
                new Fit(pool(Window.square(2, 2, 1, 0)), TensorShape.of(4, 4, 3), IMAGE),
                new Fit(new Op.GlobalPool(PoolKind.MAX), VECTOR, IMAGE),
                new Fit(new Op.GlobalPool(PoolKind.AVERAGE), TensorShape.of(8), ROWS),
                new Fit(new Op.BatchNorm(true), IMAGE, IMAGE),
                new Fit(new Op.LayerNorm(), ROWS, ROWS),
                new Fit(new Op.Activation(ActivationKind.GELU), VECTOR, VECTOR));
    }

    private static Stream<Fit> otherFits() {
        return Stream.of(
                new Fit(new Op.Add(), IMAGE, IMAGE),
                new Fit(new Op.Add(), TOKENS, TOKENS, TOKENS, TOKENS),
                new Fit(new Op.Multiply(), IMAGE, IMAGE, IMAGE, VECTOR),
                new Fit(new Op.Multiply(), ROWS, ROWS, TensorShape.of(8)),
                new Fit(new Op.Multiply(), VECTOR, VECTOR, VECTOR),
                new Fit(new Op.Concat(), TensorShape.of(6, 9, 6), IMAGE, TensorShape.of(2, 9, 6)),
                new Fit(new Op.Concat(), TensorShape.of(5, 9), ROWS, TensorShape.of(5, 1)),
                new Fit(new Op.Concat(), TensorShape.of(7), VECTOR, TensorShape.of(3)),
                new Fit(new Op.Attention(4), TensorShape.of(5, 12), ROWS, TensorShape.of(3, 8), TensorShape.of(3, 12)),
                new Fit(new Op.Resize(2, ResizeMode.BILINEAR), TensorShape.of(4, 18, 12), IMAGE),
                new Fit(new Op.Reshape(List.of(36, 6)), TensorShape.of(36, 6), IMAGE),
                new Fit(new Op.Reshape(List.of(5, 1)), TensorShape.of(DataType.INT32, 5, 1), TOKENS),
                new Fit(new Op.Transpose(List.of(2, 0, 1)), TensorShape.of(6, 4, 9), IMAGE),
                new Fit(new Op.Flatten(), TensorShape.of(216), IMAGE),
                new Fit(new Op.Flatten(), VECTOR, VECTOR),
                new Fit(new Op.Embedding(100, 8), ROWS, TOKENS),
                new Fit(new Op.Position(), ROWS, ROWS),
                new Fit(new Op.Dropout(0.5), IMAGE, IMAGE),
                new Fit(new Op.Pad(1, 2, -1, 3), TensorShape.of(4, 12, 8), IMAGE),
                new Fit(new Op.ChannelShuffle(2), IMAGE, IMAGE),
                new Fit(new Op.Identity(), TOKENS, TOKENS),
                new Fit(new Op.Zero(0, 1), TOKENS, TOKENS),
                new Fit(new Op.Zero(0, 2), TensorShape.of(4, 5, 3), IMAGE),
                new Fit(new Op.Zero(6, 4), TensorShape.of(6, 3, 2), IMAGE));
    }

    private static Stream<Misfit> misfitsOfLayers() {
        return Stream.of(
                new Misfit(new Op.Input(IMAGE), "found [4], needs no input", VECTOR),
                new Misfit(conv(4, Window.same(3, 1, 1), 1), "found [5, 8]" + IMAGES, ROWS),
                new Misfit(
                        conv(6, Window.same(3, 1, 1), 3),
                        "found [4, 9, 6], needs channels that are a multiple of groups [3]",
                        IMAGE),
                new Misfit(
                        conv(4, Window.square(4, 1, 2, 0), 1),
                        "found [4, 9, 6], needs at least 7 rows and 7 columns with their padding",
                        IMAGE),
                new Misfit(conv(4, Window.same(3, 1, 1), 1), "found no input, needs one input"),
                new Misfit(
                        conv(4, Window.same(3, 1, 1), 1), "found [4, 9, 6], [4, 9, 6], needs one input", IMAGE, IMAGE),
                new Misfit(new Op.Linear(3, true), "found [5]:int32, needs float32 numbers", TOKENS),
                new Misfit(new Op.MatMul(false), "found [5, 8], needs two matrices", ROWS),
                new Misfit(new Op.MatMul(false), "found [5, 8], [4], needs two matrices", ROWS, VECTOR),
                new Misfit(
                        new Op.MatMul(false), "found [5, 8], [5, 8], needs matrices with one inner size", ROWS, ROWS),
                new Misfit(
                        new Op.MatMul(false),
                        "found [5, 8], [8, 1]:int32, needs matrices of one type",
                        ROWS,
                        TensorShape.of(DataType.INT32, 8, 1)),
                new Misfit(pool(Window.square(2, 2, 1, 0)), "found [4]" + IMAGES, VECTOR),
                new Misfit(
                        pool(Window.square(7, 1, 1, 0)),
                        "found [4, 9, 6], needs at least 7 rows and 7 columns with their padding",
                        IMAGE),
                new Misfit(new Op.GlobalPool(PoolKind.MAX), "found [4], needs [c, h, w] or [t, d]", VECTOR),
                new Misfit(new Op.BatchNorm(true), "found [5]:int32, needs float32 numbers", TOKENS),
                new Misfit(new Op.LayerNorm(), "found [5]:int32, needs float32 numbers", TOKENS));
    }

    private static Stream<Misfit> misfitsOfJoins() {
        return Stream.of(
                new Misfit(new Op.Add(), "found no input, needs one or more inputs"),
                new Misfit(new Op.Add(), "found [4], [5, 8], needs inputs of one shape", VECTOR, ROWS),
                new Misfit(new Op.Add(), "found [5], [5]:int32, needs inputs of one shape", TensorShape.of(5), TOKENS),
                new Misfit(new Op.Multiply(), "found [4], needs two or more inputs", VECTOR),
                new Misfit(
                        new Op.Multiply(),
                        "found [4], [4, 9, 6], needs inputs of one shape, or channel scales [c] after it",
                        VECTOR,
                        IMAGE),
                new Misfit(
                        new Op.Multiply(),
                        "found [4, 9, 6], [4]:int32, needs inputs of one shape, or channel scales [c] after it",
                        IMAGE,
                        TensorShape.of(DataType.INT32, 4)),
                new Misfit(new Op.Concat(), "found no input, needs one or more inputs"),
                new Misfit(
                        new Op.Concat(),
                        "found [4, 9, 6], [4, 9, 5], needs inputs that differ in their channels only",
                        IMAGE,
                        TensorShape.of(4, 9, 5)),
                new Misfit(new Op.Attention(3), "found [5, 8]" + HEADS, ROWS),
                new Misfit(new Op.Attention(3), "found [5, 8], [5, 8], [5, 8]" + HEADS, ROWS, ROWS, ROWS),
                new Misfit(
                        new Op.Attention(4),
                        "found [5, 8], [5, 8], [5, 8]:int32" + HEADS.replace("[3]", "[4]") + ", in float32",
                        ROWS,
                        ROWS,
                        TensorShape.of(DataType.INT32, 5, 8)),
                new Misfit(new Op.Resize(2, ResizeMode.NEAREST), "found [5, 8]" + IMAGES, ROWS),
                new Misfit(new Op.Reshape(List.of(3, 3)), "found [4], needs as many elements as [3, 3], 9", VECTOR),
                new Misfit(new Op.Transpose(List.of(1, 0)), "found [4, 9, 6], needs 2 dimensions", IMAGE),
                new Misfit(
                        new Op.Flatten(),
                        "found [65536, 65536], needs fewer than 2^31 elements",
                        TensorShape.of(65_536, 65_536)),
                new Misfit(new Op.Embedding(9, 9), "found [4], needs token numbers [t]:int32", VECTOR),
                new Misfit(
                        new Op.Pad(-9, 0, 0, 0),
                        "found [4, 9, 6], needs more rows and columns than are cut off",
                        IMAGE),
                new Misfit(
                        new Op.Resize(1 << 30, ResizeMode.NEAREST),
                        "found [4, 9, 6], needs sizes that stay below 2^31, not [9663676416]",
                        IMAGE),
                new Misfit(
                        new Op.Concat(),
                        "found [2147483647], [4], needs sizes that stay below 2^31, not [2147483651]",
                        TensorShape.of(Integer.MAX_VALUE),
                        VECTOR),
                new Misfit(
                        new Op.Pad(Integer.MAX_VALUE, 1, 0, 0),
                        "found [4, 9, 6], needs sizes that stay below 2^31, not [2147483657]",
                        IMAGE),
                new Misfit(
                        new Op.ChannelShuffle(3),
                        "found [4, 9, 6], needs channels that are a multiple of groups [3]",
                        IMAGE),
                new Misfit(new Op.Identity(), "found [4], [4], needs one input", VECTOR, VECTOR),
                new Misfit(new Op.Zero(0, 2), "found [5, 8], needs [c, h, w] where zero changes the shape", ROWS));
    }

    private static TensorShape infer(Op op, List<TensorShape> in) {
        return ShapeInference.infer("stage/op", op, in);
    }

    private static Op conv(int channels, Window window, int groups) {
        return new Op.Conv2d(channels, window, groups, false);
    }

    private static Op pool(Window window) {
        return new Op.Pool(PoolKind.MAX, window, false);
    }
}
