package nas4j.djl;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nas4j.djl.OpBlocks.Layer;
import nas4j.djl.OpBlocks.Norm;
import nas4j.djl.rounding.FakeRounding;
import nas4j.djl.rounding.MixedRounding;
import nas4j.djl.rounding.Rounder;
import nas4j.djl.rounding.Ways;
import nas4j.djl.script.ScriptedFunction;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.Rounding;
import nas4j.graph.TensorShape;
import nas4j.graph.quantize.Point;
import nas4j.graph.quantize.RoundingPlan;
import nas4j.graph.quantize.StepNames;
import org.jspecify.annotations.Nullable;

/** Kernels of a network that rounds as its plan says, and their parameters. */
final class RoundedBlocks {
    private static final Initial ZERO = new Initial.Constant(0);
    private static final Initial ONE = new Initial.Constant(1);

    /** A factor nearer to 0 counts as this: weights are divided by it. */
    private static final double LEAST_FACTOR = 1e-8;

    private final RoundingPlan plan;
    private final ParameterMaker maker;
    private final Map<String, Ways> ways;
    private final OpBlocks plain;
    private final Map<Point, FakeRounding> points = new HashMap<>();
    private final Map<Integer, Norm> folded = new HashMap<>();

    /** @param ways by the paths of layers whose weights are rounded in several ways at once */
    RoundedBlocks(ComputationGraph graph, RoundingPlan plan, ParameterMaker maker, Map<String, Ways> ways) {
        this.plan = plan;
        this.maker = maker;
        this.ways = ways;
        plain = new OpBlocks(graph, maker);
    }

    /** The kernel of a node, with its parameters. */
    Kernel kernel(Node node) {
        Kernel kernel = unrounded(node);
        if (!plan.roundsAfter(node)) {
            return kernel;
        }
        FakeRounding rounding = points.computeIfAbsent(plan.find(node).orElseThrow(), point -> rounding(point, node));
        if (kernel == Kernel.PASS_ON) {
            return (in, _) -> rounding.apply(in[0]);
        }
        return (in, pass) -> {
            try (PtNDArray value = kernel.run(in, pass)) {
                return rounding.apply(value);
            }
        };
    }

    private FakeRounding rounding(Point point, Node node) {
        Rounding rounding = point.rounding();
        Initial middle = new Initial.Constant(rounding.symmetric() ? (float) (1L << (rounding.bits() - 1)) : 0);
        return FakeRounding.ofActivations(
                rounding,
                node.shape().elements(),
                maker.trained(StepNames.step(point), ONE, 1),
                maker.kept(StepNames.zero(point), middle, 1),
                Engine.scripts());
    }

    private Kernel unrounded(Node node) {
        Norm norm = folded.get(node.id());
        if (norm != null) {
            return foldedNorm(node.shape(), norm);
        }
        return node.weights().rounds() || ways.containsKey(node.path()) ? layer(node) : plain.kernel(node);
    }

    /** In inference the layer before has done it. */
    private static Kernel foldedNorm(TensorShape shape, Norm norm) {
        Kernel kernel = OpBlocks.batchNorm(shape, norm);
        long[] dims = Shapes.batch(shape);
        return (in, pass) -> pass.onBatch() ? kernel.run(in, pass) : JniUtils.reshape(in[0], dims);
    }

    private Kernel layer(Node node) {
        Layer layer = plain.layer(node);
        Rounder rounding = weights(node, layer.weight());
        Node norm = plan.findNorm(node).orElse(null);
        if (norm != null && norm.op() instanceof Op.BatchNorm op) {
            Norm numbers = plain.norm(norm, op);
            folded.put(norm.id(), numbers);
            return new FoldedLayer(layer, rounding, numbers, Folding.of(layer));
        }
        return (in, pass) -> {
            try (PtNDArray weights = rounding.apply(layer.weight())) {
                return layer.kernels().apply(weights, layer.bias()).run(in, pass);
            }
        };
    }

    private Rounder weights(Node node, PtNDArray weight) {
        Ways own = ways.get(node.path());
        if (own == null) {
            return weights(node.path(), node.weights(), weight);
        }
        List<Rounder> each = new ArrayList<>();
        for (int way = 0; way < own.roundings().size(); way++) {
            each.add(weights(StepNames.way(node.path(), way), own.roundings().get(way), weight));
        }
        return new MixedRounding(each, own.shares());
    }

    private Rounder weights(String path, Rounding rounding, PtNDArray weight) {
        if (!rounding.rounds()) {
            return Rounder.NONE;
        }
        long channels = weight.getShape().get(0);
        long steps = rounding.perChannel() ? channels : 1;
        String zeros = StepNames.weightZero(path);
        return FakeRounding.ofWeights(
                rounding,
                weight.size() / steps,
                maker.trained(StepNames.weightStep(path), ONE, steps),
                rounding.symmetric() ? maker.fixed(ZERO, steps) : maker.kept(zeros, ZERO, steps),
                Engine.scripts());
    }

    /**
     * How a normalisation by running statistics becomes part of weights and bias.
     *
     * @param factor of the weights, {@code [out, 1, ...]}, from scale and variance; without gradients
     * @param bias from shift, mean, that factor, and the layer's own bias if it has one
     */
    private record Folding(ScriptedFunction factor, ScriptedFunction bias) {
        static Folding of(Layer layer) {
            String dims = layer.weight().getShape().dimension() == 2 ? "[-1, 1]" : "[-1, 1, 1, 1]";
            String ratio = "torch.div(torch.detach(g), torch.sqrt(torch.add(v, %s)))".formatted(OpBlocks.EPSILON);
            String factor = "torch.reshape(torch.where(torch.lt(torch.abs(%s), %s), %s, %s), %s)"
                    .formatted(ratio, LEAST_FACTOR, LEAST_FACTOR, ratio, dims);
            String bias = "torch.add(b, torch.mul(torch.sub(%s, m), torch.reshape(k, [-1])))";
            return new Folding(
                    Engine.scripts().function(factor, "g", "v"),
                    layer.bias() == null
                            ? Engine.scripts().function(bias.formatted("torch.zeros_like(m)"), "b", "m", "k")
                            : Engine.scripts().function(bias.formatted("c"), "b", "m", "k", "c"));
        }
    }

    /** A layer whose weights are rounded with the normalisation after it in them. */
    private record FoldedLayer(Layer layer, Rounder rounding, Norm norm, Folding folding) implements Kernel {
        @Override
        public PtNDArray run(PtNDArray[] in, Pass pass) {
            try (PtNDArray factor = folding.factor().apply(norm.scale(), norm.variance());
                    PtNDArray scaled = JniUtils.mul(layer.weight(), factor);
                    PtNDArray rounded = rounding.apply(scaled)) {
                return pass.onBatch() ? onBatch(rounded, factor, in, pass) : normalised(rounded, factor, in, pass);
            }
        }

        private PtNDArray onBatch(PtNDArray rounded, PtNDArray factor, PtNDArray[] in, Pass pass) {
            try (PtNDArray weights = JniUtils.div(rounded, factor)) {
                return layer.kernels().apply(weights, layer.bias()).run(in, pass);
            }
        }

        private PtNDArray normalised(PtNDArray rounded, PtNDArray factor, PtNDArray[] in, Pass pass) {
            try (PtNDArray bias = bias(factor, layer.bias())) {
                return layer.kernels().apply(rounded, bias).run(in, pass);
            }
        }

        private PtNDArray bias(PtNDArray factor, @Nullable PtNDArray own) {
            return own == null
                    ? folding.bias().apply(norm.shift(), norm.mean(), factor)
                    : folding.bias().apply(norm.shift(), norm.mean(), factor, own);
        }
    }
}
