package nas4j.hardware.kernel;

import java.util.Locale;
import nas4j.graph.Op;
import nas4j.graph.TensorShape;

/** The one switch from operators to kernels, before anything is joined. */
final class KernelOf {
    private KernelOf() {}

    /**
     * The kernel of an operator that computes something.
     *
     * @param in its first input
     * @param isBlocked whether its output lies in blocks of channels
     */
    static Kernel of(Op op, TensorShape in, TensorShape out, int inputs, boolean isBlocked) {
        Extent from = Extent.of(in);
        Extent to = Extent.of(out);
        return switch (op) {
            case Op.Conv2d conv ->
                new Kernel(family(conv, from), "", from, to, conv.window(), conv.groups(), 1, isBlocked);
            case Op.Linear _ -> plain(out.rank() == 1 ? KernelFamily.LINEAR : KernelFamily.ROWS, from, to, 1);
            case Op.MatMul _ -> plain(KernelFamily.MATMUL, from, to, 2);
            case Op.Pool pool -> pool(pool, from, to, isBlocked);
            case Op.GlobalPool pool ->
                Kernel.plain(KernelFamily.GLOBAL_POOL, text(pool.kind()), from, to, 1, isBlocked);
            case Op.BatchNorm _ -> Kernel.plain(KernelFamily.NORM, "", from, to, 1, isBlocked);
            case Op.LayerNorm _ -> plain(KernelFamily.LAYER_NORM, from, to, 1);
            case Op.Activation activation ->
                Kernel.plain(KernelFamily.ACTIVATION, FusionRules.text(activation.kind()), from, to, 1, isBlocked);
            case Op.Add _ -> Kernel.plain(KernelFamily.ADD, "", from, to, 2, isBlocked);
            case Op.Multiply _ -> Kernel.plain(KernelFamily.MULTIPLY, "", from, to, 2, isBlocked);
            case Op.Concat _ -> Kernel.plain(KernelFamily.CONCAT, "", from, to, inputs, isBlocked);
            case Op.Attention attention ->
                new Kernel(KernelFamily.ATTENTION, "", from, to, Kernel.PIXEL, attention.heads(), 3, false);
            case Op.Resize resize -> Kernel.plain(KernelFamily.RESIZE, text(resize.mode()), from, to, 1, isBlocked);
            case Op.Reshape _, Op.Flatten _ -> plain(KernelFamily.VIEW, from, to, 1);
            case Op.Transpose _ -> plain(KernelFamily.TRANSPOSE, from, to, 1);
            case Op.Embedding _ -> plain(KernelFamily.EMBEDDING, from, to, 1);
            case Op.Position _ -> plain(KernelFamily.POSITION, from, to, 1);
            case Op.Pad _ -> plain(KernelFamily.PAD, from, to, 1);
            case Op.ChannelShuffle shuffle ->
                new Kernel(KernelFamily.SHUFFLE, "", from, to, Kernel.PIXEL, shuffle.groups(), 1, false);
            case Op.Zero _ -> plain(KernelFamily.ZERO, from, to, 1);
            case Op.Input _, Op.Dropout _, Op.Identity _ ->
                throw new IllegalArgumentException("operator [" + op + "] computes nothing");
        };
    }

    /** A product with a number for each channel. */
    static Kernel scale(TensorShape out) {
        return plain(KernelFamily.SCALE, Extent.of(out), Extent.of(out), 2);
    }

    private static Kernel pool(Op.Pool pool, Extent from, Extent to, boolean isBlocked) {
        return new Kernel(KernelFamily.POOL, text(pool.kind()), from, to, pool.window(), 1, 1, isBlocked);
    }

    private static KernelFamily family(Op.Conv2d conv, Extent from) {
        if (conv.groups() == 1) {
            return KernelFamily.CONV;
        }
        boolean isDepthwise = conv.groups() == from.channels() && conv.groups() == conv.channels();
        return isDepthwise ? KernelFamily.DEPTHWISE : KernelFamily.GROUPED;
    }

    private static Kernel plain(KernelFamily family, Extent from, Extent to, int inputs) {
        return Kernel.plain(family, "", from, to, inputs, false);
    }

    private static String text(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
