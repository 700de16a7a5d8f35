package nas4j.space.layer;

import static nas4j.space.layer.LayerParameter.flag;
import static nas4j.space.layer.LayerParameter.integer;
import static nas4j.space.layer.LayerParameter.number;
import static nas4j.space.layer.LayerParameter.word;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nas4j.graph.ActivationKind;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.ResizeMode;
import nas4j.graph.Window;

/** The built-in layers, by name. */
public final class Layers {
    private static final LayerParameter CHANNELS = integer("channels", "in.channels");
    private static final LayerParameter SAME_PADDING =
            new LayerParameter("padding", LayerParameter.Kind.INTEGER, List.of("same"), "same");

    private static final Set<String> WITH_WEIGHTS = Set.of("conv", "depthwise", "linear", "attention");

    private static final Map<String, LayerType> BY_NAME = new LinkedHashMap<>();

    static {
        ops(
                "conv",
                List.of(
                        CHANNELS,
                        integer("kernel", "3"),
                        integer("stride", "1"),
                        SAME_PADDING,
                        integer("dilation", "1"),
                        integer("groups", "1"),
                        flag("bias", false)),
                a -> new Op.Conv2d(a.integer(0), window(a, 1, 2, 3, 4), a.integer(5), a.flag(6)));
        ops(
                "depthwise",
                List.of(
                        integer("kernel", "3"),
                        integer("stride", "1"),
                        SAME_PADDING,
                        integer("dilation", "1"),
                        flag("bias", false),
                        CHANNELS),
                a -> new Op.Conv2d(a.integer(5), window(a, 0, 1, 2, 3), a.integer(5), a.flag(4)));
        ops("linear", List.of(integer("features"), flag("bias", true)), a -> new Op.Linear(a.integer(0), a.flag(1)));
        ops("norm", List.of(flag("affine", true)), a -> new Op.BatchNorm(a.flag(0)));
        ops("layer-norm", List.of(), a -> new Op.LayerNorm());
        ops(
                "act",
                List.of(word("kind", ActivationKind.class, null)),
                a -> new Op.Activation(a.word(0, ActivationKind.class)));
        ops("max-pool", pooling(), a -> new Op.Pool(PoolKind.MAX, pool(a), false));
        ops("avg-pool", pooling(flag("count-padding", false)), a -> new Op.Pool(PoolKind.AVERAGE, pool(a), a.flag(3)));
        ops(
                "global-pool",
                List.of(word("kind", PoolKind.class, PoolKind.AVERAGE)),
                a -> new Op.GlobalPool(a.word(0, PoolKind.class)));
        ops("flatten", List.of(), a -> new Op.Flatten());
        ops("position", List.of(), a -> new Op.Position());
        ops(
                "embedding",
                List.of(integer("features"), integer("vocabulary")),
                a -> new Op.Embedding(a.integer(1), a.integer(0)));
        ops("dropout", List.of(number("rate")), a -> new Op.Dropout(a.number(0)));
        ops(
                "resize",
                List.of(integer("scale", "2"), word("mode", ResizeMode.class, ResizeMode.NEAREST)),
                a -> new Op.Resize(a.integer(0), a.word(1, ResizeMode.class)));
        ops(
                "pad",
                List.of(integer("top", "0"), integer("bottom", "0"), integer("left", "0"), integer("right", "0")),
                a -> new Op.Pad(a.integer(0), a.integer(1), a.integer(2), a.integer(3)));
        ops("shuffle", List.of(integer("groups")), a -> new Op.ChannelShuffle(a.integer(0)));
        ops("pass", List.of(), a -> new Op.Identity());
        ops("zero", List.of(CHANNELS, integer("stride", "1")), a -> new Op.Zero(a.integer(0), a.integer(1)));
        add("tokens", List.of(CHANNELS, integer("pixels", "in.height * in.width")), (LayerType.Ops)
                a -> List.of(new Op.Reshape(List.of(a.integer(0), a.integer(1))), new Op.Transpose(List.of(1, 0))));
        add(
                "attention",
                List.of(integer("heads"), integer("head-dim", "in.channels / heads"), CHANNELS),
                (LayerType.Subgraph) Layers::attention);
    }

    private Layers() {}

    /** All layers by name, in the order they are documented. */
    public static Map<String, LayerType> byName() {
        return java.util.Collections.unmodifiableMap(BY_NAME);
    }

    /** Whether a layer multiplies by weights that can be of few bits. */
    public static boolean hasWeights(LayerType layer) {
        return WITH_WEIGHTS.contains(layer.name());
    }

    private static void ops(
            String name, List<LayerParameter> parameters, java.util.function.Function<Arguments, Op> op) {
        add(name, parameters, (LayerType.Ops) arguments -> List.of(op.apply(arguments)));
    }

    private static void add(String name, List<LayerParameter> parameters, LayerType.Emit emit) {
        BY_NAME.put(name, new LayerType(name, parameters, emit));
    }

    private static List<LayerParameter> pooling(LayerParameter... more) {
        List<LayerParameter> parameters = new java.util.ArrayList<>(
                List.of(integer("kernel", "2"), integer("stride", "kernel"), integer("padding", "0")));
        parameters.addAll(List.of(more));
        return parameters;
    }

    private static Window pool(Arguments a) {
        return Window.square(a.integer(0), a.integer(1), 1, a.integer(2));
    }

    private static Window window(Arguments a, int kernel, int stride, int padding, int dilation) {
        return a.is(padding, "same")
                ? Window.same(a.integer(kernel), a.integer(stride), a.integer(dilation))
                : Window.square(a.integer(kernel), a.integer(stride), a.integer(dilation), a.integer(padding));
    }

    /** Multi-head self-attention with its projections. Vaswani et al. 2017, section 3.2.2. */
    private static int attention(GraphTarget target, String path, Arguments a, int in) {
        int heads = a.integer(0);
        int features = heads * a.integer(1);
        int queries = target.add(path + "/queries", new Op.Linear(features, true), in);
        int keys = target.add(path + "/keys", new Op.Linear(features, true), in);
        int values = target.add(path + "/values", new Op.Linear(features, true), in);
        int mixed = target.add(path + "/mix", new Op.Attention(heads), queries, keys, values);
        return target.add(path + "/out", new Op.Linear(a.integer(2), true), mixed);
    }
}
