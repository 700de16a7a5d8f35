package nas4j.graph;

import java.util.List;

/** Tells operators whose output is their one input, number for number. */
public final class PassThrough {
    private PassThrough() {}

    /** Whether an operator with a single input of shape {@code in} gives that input back. */
    public static boolean is(Op op, TensorShape in, TensorShape out) {
        return switch (op) {
            case Op.Identity _, Op.Add _, Op.Concat _ -> true;
            case Op.Dropout dropout -> dropout.rate() == 0;
            case Op.Pad pad -> pad.top() == 0 && pad.bottom() == 0 && pad.left() == 0 && pad.right() == 0;
            case Op.Resize resize -> resize.scale() == 1;
            case Op.Pool pool -> isOnePixel(pool.window());
            case Op.Reshape _, Op.Flatten _ -> in.equals(out);
            case Op.Transpose transpose -> in.equals(out) && keepsOrder(transpose.axes(), in);
            case Op.ChannelShuffle shuffle -> shuffle.groups() == 1 || shuffle.groups() == in.channels();
            case Op.Input _,
                    Op.Conv2d _,
                    Op.Linear _,
                    Op.MatMul _,
                    Op.GlobalPool _,
                    Op.BatchNorm _,
                    Op.LayerNorm _,
                    Op.Activation _,
                    Op.Multiply _,
                    Op.Attention _,
                    Op.Embedding _,
                    Op.Position _,
                    Op.Zero _ -> false;
        };
    }

    private static boolean isOnePixel(Window window) {
        return window.area() == 1 && window.stride() == 1 && window.paddingHeight() == 0 && window.paddingWidth() == 0;
    }

    /** Whether the axes that have more than one element stay in their order. */
    private static boolean keepsOrder(List<Integer> axes, TensorShape in) {
        int last = -1;
        for (int axis : axes) {
            if (in.dim(axis) > 1) {
                if (axis < last) {
                    return false;
                }
                last = axis;
            }
        }
        return true;
    }
}
