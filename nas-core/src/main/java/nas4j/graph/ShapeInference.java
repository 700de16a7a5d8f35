package nas4j.graph;

import java.util.List;
import java.util.StringJoiner;

/** The shape that an operator makes of its inputs' shapes. A shape that does not change is the same object. */
public final class ShapeInference {
    private ShapeInference() {}

    /**
     * Shape of an operator's output.
     *
     * @param path the node's path, for messages
     * @throws ShapeException if the operator cannot take these shapes, or not this many
     */
    public static TensorShape infer(String path, Op op, List<TensorShape> inputs) {
        return new Inference(path, inputs.toArray(TensorShape[]::new)).infer(op);
    }

    static TensorShape infer(String path, Op op, int[] inputs, List<Node> nodes) {
        TensorShape[] shapes = new TensorShape[inputs.length];
        for (int k = 0; k < shapes.length; k++) {
            shapes[k] = nodes.get(inputs[k]).shape();
        }
        return new Inference(path, shapes).infer(op);
    }

    private static final class Inference {
        private final String path;
        private final TensorShape[] in;

        Inference(String path, TensorShape[] in) {
            this.path = path;
            this.in = in;
        }

        TensorShape infer(Op op) {
            return switch (op) {
                case Op.Input input -> {
                    arity(0, 0, "no input");
                    yield input.shape();
                }
                case Op.Conv2d conv -> conv(conv);
                case Op.Linear linear -> floats().with(in[0].rank() - 1, linear.features());
                case Op.MatMul product -> matMul(product);
                case Op.Pool pool -> windowed(image(), pool.window(), image().dim(0));
                case Op.GlobalPool _ -> {
                    need(floats().rank() >= 2, "[c, h, w] or [t, d]");
                    yield TensorShape.of(in[0].channels());
                }
                case Op.BatchNorm _, Op.LayerNorm _, Op.Activation _, Op.Position _, Op.Dropout _ -> floats();
                case Op.Identity _ -> one();
                case Op.Add _ -> add();
                case Op.Multiply _ -> multiply();
                case Op.Concat _ -> concat();
                case Op.Attention attention -> attention(attention);
                case Op.Resize resize ->
                    image().with(1, size((long) resize.scale() * image().dim(1)))
                            .with(2, size((long) resize.scale() * in[0].dim(2)));
                case Op.Reshape reshape -> reshape(reshape);
                case Op.Transpose transpose -> transpose(transpose);
                case Op.Flatten _ -> one().rank() == 1 ? in[0] : TensorShape.of(in[0].type(), elements());
                case Op.Embedding embedding -> {
                    need(one().rank() == 1 && in[0].type() == DataType.INT32, "token numbers [t]:int32");
                    yield TensorShape.of(in[0].dim(0), embedding.features());
                }
                case Op.Pad pad -> pad(pad);
                case Op.ChannelShuffle shuffle -> {
                    need(
                            image().dim(0) % shuffle.groups() == 0,
                            "channels that are a multiple of groups [" + shuffle.groups() + "]");
                    yield in[0];
                }
                case Op.Zero zero -> zero(zero);
            };
        }

        private TensorShape conv(Op.Conv2d conv) {
            if (image().dim(0) % conv.groups() != 0) {
                throw wrong("channels that are a multiple of groups [" + conv.groups() + "]");
            }
            return windowed(in[0], conv.window(), conv.channels());
        }

        private TensorShape windowed(TensorShape image, Window window, int channels) {
            int height = window.outHeight(image.dim(1));
            int width = window.outWidth(image.dim(2));
            if (height < 1 || width < 1) {
                throw wrong("at least " + reach(window.kernelHeight(), window) + " rows and "
                        + reach(window.kernelWidth(), window) + " columns with their padding");
            }
            return channels == image.dim(0) && height == image.dim(1) && width == image.dim(2)
                    ? image
                    : TensorShape.of(channels, height, width);
        }

        private static long reach(int kernel, Window window) {
            return (long) window.dilation() * (kernel - 1) + 1;
        }

        private TensorShape matMul(Op.MatMul product) {
            arity(2, 2, "two matrices");
            need(in[0].rank() == 2 && in[1].rank() == 2, "two matrices");
            need(in[0].type() == in[1].type(), "matrices of one type");
            int inner = product.transposeSecond() ? in[1].dim(1) : in[1].dim(0);
            need(in[0].dim(1) == inner, "matrices with one inner size");
            return in[0].with(1, product.transposeSecond() ? in[1].dim(0) : in[1].dim(1));
        }

        private TensorShape add() {
            arity(1, Integer.MAX_VALUE, "one or more inputs");
            for (TensorShape shape : in) {
                need(shape.equals(in[0]), "inputs of one shape");
            }
            return in[0];
        }

        private TensorShape multiply() {
            arity(2, Integer.MAX_VALUE, "two or more inputs");
            for (TensorShape shape : in) {
                boolean scalesChannels =
                        shape.rank() == 1 && shape.dim(0) == in[0].channels() && shape.type() == in[0].type();
                need(scalesChannels || shape.equals(in[0]), "inputs of one shape, or channel scales [c] after it");
            }
            return in[0];
        }

        private TensorShape concat() {
            arity(1, Integer.MAX_VALUE, "one or more inputs");
            int axis = in[0].channelAxis();
            long channels = 0;
            for (TensorShape shape : in) {
                need(
                        shape.rank() == in[0].rank() && shape.with(axis, 1).equals(in[0].with(axis, 1)),
                        "inputs that differ in their channels only");
                channels += shape.dim(axis);
            }
            return in[0].with(axis, size(channels));
        }

        private TensorShape attention(Op.Attention attention) {
            String needed = "queries [t, d], keys [s, d] and values [s, e] with d and e multiples of heads ["
                    + attention.heads() + "]";
            arity(3, 3, needed);
            need(in[0].rank() == 2 && in[1].rank() == 2 && in[2].rank() == 2, needed);
            for (TensorShape shape : in) {
                need(shape.type() == DataType.FLOAT32, needed + ", in float32");
            }
            need(in[0].dim(1) == in[1].dim(1) && in[1].dim(0) == in[2].dim(0), needed);
            need(in[0].dim(1) % attention.heads() == 0 && in[2].dim(1) % attention.heads() == 0, needed);
            return in[0].with(1, in[2].dim(1));
        }

        private TensorShape reshape(Op.Reshape reshape) {
            int[] dims = reshape.dims().stream().mapToInt(Integer::intValue).toArray();
            TensorShape shape = TensorShape.of(one().type(), dims);
            need(shape.elements() == in[0].elements(), "as many elements as " + shape + ", " + shape.elements());
            return shape;
        }

        private TensorShape transpose(Op.Transpose transpose) {
            need(one().rank() == transpose.axes().size(), transpose.axes().size() + " dimensions");
            int[] dims = new int[in[0].rank()];
            for (int k = 0; k < dims.length; k++) {
                dims[k] = in[0].dim(transpose.axes().get(k));
            }
            return TensorShape.of(in[0].type(), dims);
        }

        private TensorShape pad(Op.Pad pad) {
            long height = (long) image().dim(1) + pad.top() + pad.bottom();
            long width = (long) in[0].dim(2) + pad.left() + pad.right();
            need(height >= 1 && width >= 1, "more rows and columns than are cut off");
            return in[0].with(1, size(height)).with(2, size(width));
        }

        private TensorShape zero(Op.Zero zero) {
            if (one().rank() != 3) {
                need(zero.stride() == 1 && zero.channels() == 0, "[c, h, w] where zero changes the shape");
                return in[0];
            }
            int channels = zero.channels() == 0 ? in[0].dim(0) : zero.channels();
            return in[0].with(0, channels)
                    .with(1, Math.ceilDiv(in[0].dim(1), zero.stride()))
                    .with(2, Math.ceilDiv(in[0].dim(2), zero.stride()));
        }

        private TensorShape one() {
            arity(1, 1, "one input");
            return in[0];
        }

        private TensorShape floats() {
            if (one().type() != DataType.FLOAT32) {
                throw wrong("float32 numbers");
            }
            return in[0];
        }

        private TensorShape image() {
            if (floats().rank() != 3) {
                throw wrong("a feature map [c, h, w]");
            }
            return in[0];
        }

        private int elements() {
            need(in[0].elements() <= Integer.MAX_VALUE, "fewer than 2^31 elements");
            return (int) in[0].elements();
        }

        private int size(long size) {
            need(size <= Integer.MAX_VALUE, "sizes that stay below 2^31, not [" + size + "]");
            return (int) size;
        }

        private void arity(int least, int most, String needed) {
            if (in.length < least || in.length > most) {
                throw wrong(needed);
            }
        }

        private void need(boolean holds, String needed) {
            if (!holds) {
                throw wrong(needed);
            }
        }

        private ShapeException wrong(String needed) {
            StringJoiner found = new StringJoiner(", ");
            for (TensorShape shape : in) {
                found.add(shape.toString());
            }
            return new ShapeException(path, "found " + (in.length == 0 ? "no input" : found) + ", needs " + needed);
        }
    }
}
