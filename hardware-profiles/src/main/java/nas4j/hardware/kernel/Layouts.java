package nas4j.hardware.kernel;

import java.util.List;
import nas4j.graph.Op;
import nas4j.graph.TensorShape;

/**
 * Which operators read and write blocks of channels, where a runtime runs convolutions in blocks: ONNX Runtime's rules on
 * processors, with any size of block.
 *
 * @param block channels of a block; 0 if there are none
 */
record Layouts(int block) {
    /** Channels of a tensor that changes its layout are a multiple of it. */
    private static final int ALIGNMENT = 4;

    /**
     * Whether an operator's output lies in blocks.
     *
     * @param in shapes of its inputs
     * @param blocked which of them lie in blocks
     */
    boolean isBlocked(Op op, List<TensorShape> in, List<Boolean> blocked) {
        if (block == 0) {
            return false;
        }
        TensorShape first = in.getFirst();
        boolean all = blocked.stream().allMatch(each -> each);
        return switch (op) {
            case Op.Conv2d conv -> runs(conv, first.dim(0));
            case Op.Pool _ -> first.dim(0) % block == 0;
            case Op.GlobalPool _ -> first.rank() == 3 && first.dim(0) % block == 0;
            case Op.Add _ -> all;
            case Op.Multiply _ -> all && in.stream().allMatch(first::equals);
            case Op.Concat _ -> all && in.stream().allMatch(shape -> shape.channels() % block == 0);
            case Op.BatchNorm _, Op.Activation _, Op.Resize _ -> all;
            case Op.Input _,
                    Op.Linear _,
                    Op.MatMul _,
                    Op.LayerNorm _,
                    Op.Attention _,
                    Op.Reshape _,
                    Op.Transpose _,
                    Op.Flatten _,
                    Op.Embedding _,
                    Op.Position _,
                    Op.Dropout _,
                    Op.Pad _,
                    Op.ChannelShuffle _,
                    Op.Identity _,
                    Op.Zero _ -> false;
        };
    }

    private boolean runs(Op.Conv2d conv, int channels) {
        if (conv.groups() == 1) {
            return channels < block || channels % ALIGNMENT == 0;
        }
        if (conv.groups() == channels && conv.groups() == conv.channels()) {
            return channels % ALIGNMENT == 0;
        }
        return (channels / conv.groups()) % block == 0 && (conv.channels() / conv.groups()) % block == 0;
    }

    /** Whether an operator whose output lies in blocks reads blocks: convolutions of few channels read rows. */
    boolean readsBlocks(Op op, TensorShape in) {
        return !(op instanceof Op.Conv2d conv && conv.groups() == 1 && in.dim(0) < block);
    }
}
