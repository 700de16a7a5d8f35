package nas4j.space.encode;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nas4j.graph.Op;
import nas4j.graph.TensorShape;

/** Kinds of operators by number. Numbers never change: new kinds are added at the end. */
public final class OpNumbers {
    private static final List<String> NAMES = List.of(
            "other",
            "input",
            "conv",
            "grouped-conv",
            "depthwise-conv",
            "linear",
            "mat-mul",
            "max-pool",
            "average-pool",
            "global-max-pool",
            "global-average-pool",
            "batch-norm",
            "layer-norm",
            "add",
            "multiply",
            "concat",
            "attention",
            "resize-nearest",
            "resize-bilinear",
            "reshape",
            "transpose",
            "flatten",
            "embedding",
            "position",
            "dropout",
            "pad",
            "channel-shuffle",
            "identity",
            "zero",
            "relu",
            "relu6",
            "hswish",
            "hsigmoid",
            "swish",
            "sigmoid",
            "tanh",
            "gelu",
            "leaky-relu",
            "mish",
            "softmax");

    private static final Map<String, Integer> NUMBERS =
            IntStream.range(0, NAMES.size()).boxed().collect(Collectors.toMap(NAMES::get, Function.identity()));

    private OpNumbers() {}

    /** Names of all kinds; a kind's number is its place. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * Number of an operator's kind; 0 if it has none of its own.
     *
     * @param in shape of its first input; an entry's own shape
     */
    public static int of(Op op, TensorShape in) {
        return NUMBERS.getOrDefault(name(op, in), 0);
    }

    private static String name(Op op, TensorShape in) {
        return switch (op) {
            case Op.Input _ -> "input";
            case Op.Conv2d conv ->
                conv.groups() == 1 ? "conv" : conv.groups() == in.channels() ? "depthwise-conv" : "grouped-conv";
            case Op.Linear _ -> "linear";
            case Op.MatMul _ -> "mat-mul";
            case Op.Pool pool -> word(pool.kind()) + "-pool";
            case Op.GlobalPool pool -> "global-" + word(pool.kind()) + "-pool";
            case Op.BatchNorm _ -> "batch-norm";
            case Op.LayerNorm _ -> "layer-norm";
            case Op.Activation activation -> word(activation.kind());
            case Op.Add _ -> "add";
            case Op.Multiply _ -> "multiply";
            case Op.Concat _ -> "concat";
            case Op.Attention _ -> "attention";
            case Op.Resize resize -> "resize-" + word(resize.mode());
            case Op.Reshape _ -> "reshape";
            case Op.Transpose _ -> "transpose";
            case Op.Flatten _ -> "flatten";
            case Op.Embedding _ -> "embedding";
            case Op.Position _ -> "position";
            case Op.Dropout _ -> "dropout";
            case Op.Pad _ -> "pad";
            case Op.ChannelShuffle _ -> "channel-shuffle";
            case Op.Identity _ -> "identity";
            case Op.Zero _ -> "zero";
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
