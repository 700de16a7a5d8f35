package nas4j.graph.picture;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.Precision;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;

/** Short words for operators, shapes and precisions. */
final class OpLabel {
    private OpLabel() {}

    /** What a node does, its key attributes, and its precision where that is not float32. */
    static Diagram.Row row(Node node) {
        String text = text(node.op());
        Precision precision = node.precision();
        if (!precision.equals(Precision.FLOAT32)) {
            text += " · w" + precision.weightBits() + " a" + precision.activationBits();
        }
        return new Diagram.Row(text, family(node.op()));
    }

    /** A shape such as {@code 16×32×32}. */
    static String shape(TensorShape shape) {
        return product(shape.toArray());
    }

    private static String text(Op op) {
        return switch (op) {
            case Op.Input _ -> "input";
            case Op.Conv2d conv -> conv(conv);
            case Op.Linear linear -> "linear " + linear.features();
            case Op.MatMul product -> product.transposeSecond() ? "matmul transposed" : "matmul";
            case Op.Pool pool -> kind(pool.kind()) + " pool " + window(pool.window());
            case Op.GlobalPool pool -> "global " + kind(pool.kind()) + " pool";
            case Op.BatchNorm norm -> norm.affine() ? "batch norm" : "batch norm, fixed scale";
            case Op.LayerNorm _ -> "layer norm";
            case Op.Activation activation -> lower(activation.kind());
            case Op.Add _ -> "add";
            case Op.Multiply _ -> "multiply";
            case Op.Concat _ -> "concat";
            case Op.Attention attention ->
                "attention " + attention.heads() + (attention.heads() == 1 ? " head" : " heads");
            case Op.Resize resize -> "resize ×" + resize.scale() + " " + lower(resize.mode());
            case Op.Reshape _ -> "reshape";
            case Op.Transpose transpose -> "transpose " + join(transpose.axes());
            case Op.Flatten _ -> "flatten";
            case Op.Embedding embedding -> "embedding " + embedding.vocabulary() + "×" + embedding.features();
            case Op.Position _ -> "position";
            case Op.Dropout dropout -> "dropout " + dropout.rate();
            case Op.Pad pad -> "pad " + join(List.of(pad.top(), pad.bottom(), pad.left(), pad.right()));
            case Op.ChannelShuffle shuffle -> "shuffle " + shuffle.groups() + " groups";
            case Op.Identity _ -> "identity";
            case Op.Zero _ -> "zero";
        };
    }

    private static String conv(Op.Conv2d conv) {
        boolean depthwise = conv.groups() > 1 && conv.groups() == conv.channels();
        String text = (depthwise ? "depthwise " : "conv ") + window(conv.window()) + " · " + conv.channels();
        return depthwise || conv.groups() == 1 ? text : text + " in " + conv.groups() + " groups";
    }

    private static String window(Window window) {
        return window.toString().replace('x', '×').replace("/", " /");
    }

    static Family family(Op op) {
        return switch (op) {
            case Op.Input _ -> Family.ENTRY;
            case Op.Conv2d _ -> Family.CONVOLUTION;
            case Op.Linear _, Op.MatMul _, Op.Attention _, Op.Embedding _, Op.Position _ -> Family.DENSE;
            case Op.Pool _, Op.GlobalPool _ -> Family.POOLING;
            case Op.BatchNorm _, Op.LayerNorm _ -> Family.NORMALISATION;
            case Op.Activation _ -> Family.ACTIVATION;
            case Op.Add _, Op.Multiply _, Op.Concat _ -> Family.JOIN;
            case Op.Resize _, Op.Reshape _, Op.Transpose _, Op.Flatten _, Op.Pad _, Op.ChannelShuffle _ -> Family.SHAPE;
            case Op.Dropout _, Op.Identity _, Op.Zero _ -> Family.NOTHING;
        };
    }

    private static String kind(PoolKind kind) {
        return switch (kind) {
            case MAX -> "max";
            case AVERAGE -> "avg";
        };
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String join(List<Integer> numbers) {
        return numbers.stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    private static String product(int[] dims) {
        return Arrays.stream(dims).mapToObj(Integer::toString).collect(Collectors.joining("×"));
    }
}
