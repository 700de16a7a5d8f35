package nas4j.graph;

/**
 * 64 bits for what one node computes, its inputs aside. Made of numbers and names alone, so that it is the same on every
 * JVM; an operator's tag must never change. Attributes that have no effect, such as the dilation of a 1x1 window, do not
 * count.
 */
final class OpDigest {
    private OpDigest() {}

    /** Digest of an operator with the given output and precision. */
    static long of(Op op, TensorShape out, Precision precision) {
        long digest = of(op, out);
        Rounding activations = precision.activations();
        if (activations.rounds()) {
            digest = rounding(digest, activations, Rounding.ofActivations(activations.bits()));
        }
        Rounding weights = precision.weights();
        return weights.rounds() && hasRoundedWeights(op)
                ? rounding(~digest, weights, Rounding.ofWeights(weights.bits()))
                : digest;
    }

    /** Adds the bits, and what is otherwise than usual. */
    private static long rounding(long digest, Rounding rounding, Rounding usual) {
        long bits = mix(digest, rounding.bits());
        return rounding.equals(usual)
                ? bits
                : mix(bits, (rounding.symmetric() ? 2 : 0) + (rounding.perChannel() ? 1 : 0));
    }

    static long shape(TensorShape shape) {
        long digest = text(shape.type().name());
        for (int axis = 0; axis < shape.rank(); axis++) {
            digest = mix(digest, shape.dim(axis));
        }
        return digest;
    }

    static long text(CharSequence text) {
        long digest = text.length();
        for (int k = 0; k < text.length(); k++) {
            digest = mix(digest, text.charAt(k));
        }
        return digest;
    }

    /** Adds a number to a digest; the order of additions counts. */
    static long mix(long digest, long value) {
        return mix(digest * 0x9e3779b97f4a7c15L + value);
    }

    /** Spreads each bit over all (variant 13 of D. Stafford's finalisers of MurmurHash3). */
    static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    private static long of(Op op, TensorShape out) {
        return switch (op) {
            case Op.Input _ -> mix(1, shape(out));
            case Op.Conv2d conv -> {
                long digest = mix(mix(2, conv.channels()), conv.groups());
                yield window(mix(digest, conv.bias() ? 1 : 0), conv.window());
            }
            case Op.Linear linear -> mix(mix(3, linear.features()), linear.bias() ? 1 : 0);
            case Op.MatMul product -> mix(4, product.transposeSecond() ? 1 : 0);
            case Op.Pool pool -> window(mix(mix(5, text(pool.kind().name())), counted(pool)), pool.window());
            case Op.GlobalPool pool -> mix(6, text(pool.kind().name()));
            case Op.BatchNorm norm -> mix(7, norm.affine() ? 1 : 0);
            case Op.LayerNorm _ -> mix(8, 0);
            case Op.Activation activation -> mix(9, text(activation.kind().name()));
            case Op.Add _ -> mix(10, 0);
            case Op.Multiply _ -> mix(11, 0);
            case Op.Concat _ -> mix(12, 0);
            case Op.Attention attention -> mix(13, attention.heads());
            case Op.Resize resize ->
                mix(mix(14, resize.scale()), text(resize.mode().name()));
            case Op.Reshape _, Op.Flatten _ -> mix(15, shape(out));
            case Op.Transpose transpose -> {
                long digest = 16;
                for (int axis : transpose.axes()) {
                    digest = mix(digest, axis);
                }
                yield digest;
            }
            case Op.Embedding embedding -> mix(mix(17, embedding.vocabulary()), embedding.features());
            case Op.Position _ -> mix(18, 0);
            case Op.Dropout dropout -> mix(19, Double.doubleToLongBits(dropout.rate()));
            case Op.Pad pad -> mix(mix(mix(mix(20, pad.top()), pad.bottom()), pad.left()), pad.right());
            case Op.ChannelShuffle shuffle -> mix(21, shuffle.groups());
            case Op.Identity _ -> mix(22, 0);
            case Op.Zero _ -> mix(23, shape(out));
        };
    }

    private static long window(long digest, Window window) {
        long mixed = mix(mix(digest, window.kernelHeight()), window.kernelWidth());
        mixed = mix(mix(mixed, window.stride()), window.area() == 1 ? 1 : window.dilation());
        return mix(mix(mixed, window.paddingHeight()), window.paddingWidth());
    }

    private static int counted(Op.Pool pool) {
        boolean padded = pool.window().paddingHeight() > 0 || pool.window().paddingWidth() > 0;
        return pool.countPadding() && padded && pool.kind() == PoolKind.AVERAGE ? 1 : 0;
    }

    /** Whether an operator has weights that can be of fewer bits. */
    static boolean hasRoundedWeights(Op op) {
        return switch (op) {
            case Op.Conv2d _, Op.Linear _ -> true;
            case Op.Input _,
                    Op.BatchNorm _,
                    Op.LayerNorm _,
                    Op.Embedding _,
                    Op.Position _,
                    Op.MatMul _,
                    Op.Pool _,
                    Op.GlobalPool _,
                    Op.Activation _,
                    Op.Add _,
                    Op.Multiply _,
                    Op.Concat _,
                    Op.Attention _,
                    Op.Resize _,
                    Op.Reshape _,
                    Op.Transpose _,
                    Op.Flatten _,
                    Op.Dropout _,
                    Op.Pad _,
                    Op.ChannelShuffle _,
                    Op.Identity _,
                    Op.Zero _ -> false;
        };
    }
}
