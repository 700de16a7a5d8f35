package nas4j.space.relax;

import java.util.ArrayList;
import java.util.List;
import nas4j.graph.Op;
import nas4j.graph.Window;

/**
 * Which operators can be cut out of one another. Two operators have the same {@linkplain #frame frame} if one's weights
 * are a slice of the other's: fewer channels or features, fewer heads, or a smaller kernel around the same centre.
 */
public final class Elastic {
    private static final int DEPTHWISE = 0;

    private Elastic() {}

    /** What slicing cannot change: equal for operators that can be cut out of one another. */
    public static List<Object> frame(Op op) {
        return switch (op) {
            case Op.Conv2d conv -> List.of("conv", groups(conv), conv.bias(), centred(conv.window()));
            case Op.Linear linear -> List.of("linear", linear.bias());
            case Op.Attention _ -> List.of("attention");
            case Op.Embedding embedding -> List.of("embedding", embedding.vocabulary());
            case Op.Zero zero -> List.of("zero", zero.stride());
            case Op.Reshape reshape -> List.of("reshape", reshape.dims().size());
            case Op.Input _,
                    Op.MatMul _,
                    Op.Pool _,
                    Op.GlobalPool _,
                    Op.BatchNorm _,
                    Op.LayerNorm _,
                    Op.Activation _,
                    Op.Add _,
                    Op.Multiply _,
                    Op.Concat _,
                    Op.Resize _,
                    Op.Transpose _,
                    Op.Flatten _,
                    Op.Position _,
                    Op.Dropout _,
                    Op.Pad _,
                    Op.ChannelShuffle _,
                    Op.Identity _ -> List.of(op);
        };
    }

    private static int groups(Op.Conv2d conv) {
        return conv.groups() > 1 && conv.groups() == conv.channels() ? DEPTHWISE : conv.groups();
    }

    /** Stride, dilation, parity of the kernel, and padding beyond what keeps the centre in place. */
    private static List<Integer> centred(Window window) {
        return List.of(
                window.stride(),
                window.dilation(),
                window.kernelHeight() % 2,
                window.kernelWidth() % 2,
                window.paddingHeight() - window.dilation() * (window.kernelHeight() - 1) / 2,
                window.paddingWidth() - window.dilation() * (window.kernelWidth() - 1) / 2);
    }

    /**
     * The operator that each of several operators of one frame can be cut out of, or ({@code widest} false) that can be
     * cut out of each.
     */
    static Op bound(List<Op> ops, boolean widest) {
        Op bound = ops.getFirst();
        for (Op op : ops) {
            bound = bound(bound, op, widest);
        }
        return bound;
    }

    private static Op bound(Op a, Op b, boolean widest) {
        return switch (a) {
            case Op.Conv2d conv -> {
                Op.Conv2d other = (Op.Conv2d) b;
                int channels = pick(conv.channels(), other.channels(), widest);
                boolean depthwise = groups(conv) == DEPTHWISE;
                yield new Op.Conv2d(
                        channels,
                        bound(conv.window(), other.window(), widest),
                        depthwise ? channels : conv.groups(),
                        conv.bias());
            }
            case Op.Linear linear ->
                new Op.Linear(pick(linear.features(), ((Op.Linear) b).features(), widest), linear.bias());
            case Op.Attention attention ->
                new Op.Attention(pick(attention.heads(), ((Op.Attention) b).heads(), widest));
            case Op.Embedding embedding ->
                new Op.Embedding(
                        embedding.vocabulary(), pick(embedding.features(), ((Op.Embedding) b).features(), widest));
            case Op.Zero zero -> new Op.Zero(pick(zero.channels(), ((Op.Zero) b).channels(), widest), zero.stride());
            case Op.Reshape reshape -> {
                List<Integer> dims = new ArrayList<>();
                for (int k = 0; k < reshape.dims().size(); k++) {
                    dims.add(pick(reshape.dims().get(k), ((Op.Reshape) b).dims().get(k), widest));
                }
                yield new Op.Reshape(dims);
            }
            case Op.Input _,
                    Op.MatMul _,
                    Op.Pool _,
                    Op.GlobalPool _,
                    Op.BatchNorm _,
                    Op.LayerNorm _,
                    Op.Activation _,
                    Op.Add _,
                    Op.Multiply _,
                    Op.Concat _,
                    Op.Resize _,
                    Op.Transpose _,
                    Op.Flatten _,
                    Op.Position _,
                    Op.Dropout _,
                    Op.Pad _,
                    Op.ChannelShuffle _,
                    Op.Identity _ -> a;
        };
    }

    private static Window bound(Window a, Window b, boolean widest) {
        return new Window(
                pick(a.kernelHeight(), b.kernelHeight(), widest),
                pick(a.kernelWidth(), b.kernelWidth(), widest),
                a.stride(),
                a.dilation(),
                pick(a.paddingHeight(), b.paddingHeight(), widest),
                pick(a.paddingWidth(), b.paddingWidth(), widest));
    }

    private static int pick(int a, int b, boolean widest) {
        return widest ? Math.max(a, b) : Math.min(a, b);
    }

    /** Whether {@code op} can be cut out of {@code widest}. */
    static boolean fits(Op op, Op widest) {
        return op.equals(widest)
                || (frame(op).equals(frame(widest)) && bound(op, widest, true).equals(widest));
    }
}
