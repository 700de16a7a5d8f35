package nas4j.djl;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import nas4j.djl.OpBlocks.Layer;
import nas4j.djl.OpBlocks.Norm;
import nas4j.djl.rounding.ActivationRounding;
import nas4j.djl.rounding.FakeRounding;
import nas4j.djl.rounding.Mix;
import nas4j.djl.rounding.MixedRounding;
import nas4j.djl.rounding.Rounder;
import nas4j.djl.rounding.Ways;
import nas4j.djl.script.ScriptedFunction;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.Rounding;
import nas4j.graph.TensorShape;
import nas4j.graph.quantize.CountedSteps;
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

    private final ComputationGraph graph;
    private final RoundingPlan plan;
    private final CountedSteps counted;
    private final ParameterMaker maker;
    private final Mix mix;
    private final OpBlocks plain;
    private final Map<Point, ActivationRounding> points = new HashMap<>();
    private final Map<Integer, Norm> folded = new HashMap<>();

    /** @param mix what is rounded in several ways at once */
    RoundedBlocks(ComputationGraph graph, RoundingPlan plan, ParameterMaker maker, Mix mix) {
        this.graph = graph;
        this.plan = plan;
        this.maker = maker;
        this.mix = mix;
        plain = new OpBlocks(graph, maker);
        counted = new CountedSteps(graph, plan, this::isRoundedLayer, this::hasOneStep);
    }

    /** The kernel of a node, with its parameters. */
    Kernel kernel(Node node) {
        Kernel kernel = unrounded(node);
        Ways ways = mix.activations().get(node.path());
        if (ways != null) {
            Kernel trained = atOnce(ofSteps(node, kernel), mixed(node, ways, own -> own::inTurn));
            return inTraining(trained, atOnce(kernel, mixed(node, ways, own -> own)));
        }
        if (plan.roundsAfter(node)) {
            return inTraining(inParts(node, kernel), atOnce(kernel, point(node)));
        }
        int rounder = counted.rounder(node);
        Kernel trained = rounder < 0 ? ofSteps(node, kernel) : normalisedToSteps(node, point(graph.node(rounder)));
        return trained == kernel ? kernel : inTraining(trained, kernel);
    }

    private static Kernel inTraining(Kernel trained, Kernel other) {
        return (in, pass) -> (pass.training() ? trained : other).run(in, pass);
    }

    private static Kernel atOnce(Kernel kernel, Rounder rounding) {
        return before(kernel, rounding::apply);
    }

    /** A kernel and then a function of its value, which is closed. */
    private static Kernel before(Kernel kernel, UnaryOperator<PtNDArray> next) {
        if (kernel == Kernel.PASS_ON) {
            return (in, _) -> next.apply(in[0]);
        }
        return (in, pass) -> {
            try (PtNDArray value = kernel.run(in, pass)) {
                return next.apply(value);
            }
        };
    }

    private Kernel inParts(Node node, Kernel kernel) {
        ActivationRounding rounding = point(node);
        UnaryOperator<PtNDArray> cut = CountedSteps.isRectifier(node)
                ? steps -> rounding.rectified(steps, CountedSteps.most(node))
                : rounding::rounded;
        Kernel rounded = before(inSteps(node, kernel, rounding), cut);
        return counted.isHandedOn(node) ? rounded : times(rounded, rounding::step);
    }

    /** A node's value counted in steps; that of a rectifier before it cuts off, which rounding does. */
    private Kernel inSteps(Node node, Kernel kernel, ActivationRounding rounding) {
        if (counted.rounder(node) == node.id()) {
            return normalisedToSteps(node, rounding);
        }
        if (!CountedSteps.isRectifier(node)) {
            return scaled(node, ofSteps(node, kernel), rounding::perStep);
        }
        boolean isGivenSteps = counted.rounder(graph.node(node.input(0))) == node.id();
        return isGivenSteps ? Kernel.PASS_ON : times(Kernel.PASS_ON, rounding::perStep);
    }

    /** A node's value, not counted in steps, where what it is given may be. Layers see to it by their weights. */
    private Kernel ofSteps(Node node, Kernel kernel) {
        boolean isGivenSteps = node.inputCount() > 0 && counted.isHandedOn(graph.node(node.input(0)));
        return isGivenSteps && !isRoundedLayer(node)
                ? scaled(node, kernel, point(graph.node(node.input(0)))::step)
                : kernel;
    }

    private Kernel scaled(Node node, Kernel kernel, Supplier<PtNDArray> factor) {
        return counted.isGated(node) ? gated(kernel, factor) : times(kernel, factor);
    }

    private static Kernel times(Kernel kernel, Supplier<PtNDArray> factor) {
        return before(kernel, value -> {
            try (PtNDArray own = factor.get()) {
                return JniUtils.mul(value, own);
            }
        });
    }

    private static Kernel gated(Kernel product, Supplier<PtNDArray> factor) {
        return (in, pass) -> {
            try (PtNDArray own = factor.get();
                    PtNDArray gate = JniUtils.mul(in[1], own)) {
                return product.run(new PtNDArray[] {in[0], gate}, pass);
            }
        };
    }

    private Kernel normalisedToSteps(Node node, ActivationRounding rounding) {
        Norm norm = Objects.requireNonNull(folded.get(node.id()));
        return (in, pass) -> {
            try (PtNDArray perStep = rounding.perStep();
                    PtNDArray scale = JniUtils.mul(norm.scale(), perStep);
                    PtNDArray shift = JniUtils.mul(norm.shift(), perStep)) {
                Norm inSteps = new Norm(scale, shift, norm.mean(), norm.variance());
                return OpBlocks.batchNorm(node.shape(), inSteps).run(in, pass);
            }
        };
    }

    private ActivationRounding point(Node node) {
        return point(plan.find(node).orElseThrow(), node);
    }

    private ActivationRounding point(Point point, Node node) {
        return points.computeIfAbsent(point, _ -> rounding(point, node));
    }

    private ActivationRounding rounding(Point point, Node node) {
        Rounding rounding = point.rounding();
        Initial middle = new Initial.Constant(rounding.symmetric() ? (float) (1L << (rounding.bits() - 1)) : 0);
        return new ActivationRounding(
                rounding,
                node.shape().elements(),
                maker.trained(StepNames.step(point), ONE, 1),
                maker.kept(StepNames.zero(point), middle, 1),
                Engine.scripts());
    }

    /** Each way has a step of its own, so that no step is that of the sum. */
    private Rounder mixed(Node node, Ways ways, Function<ActivationRounding, Rounder> how) {
        List<Rounder> each = new ArrayList<>();
        for (int way = 0; way < ways.roundings().size(); way++) {
            Rounding own = ways.roundings().get(way);
            Point point = own.rounds() ? new Point(StepNames.way(node.path(), way), own) : null;
            each.add(point == null ? Rounder.NONE : how.apply(point(point, node)));
        }
        return new MixedRounding(each, ways.shares());
    }

    private boolean hasOneStep(Node node) {
        return !mix.activations().containsKey(node.path());
    }

    private Kernel unrounded(Node node) {
        Norm norm = folded.get(node.id());
        if (norm != null) {
            return foldedNorm(node.shape(), norm);
        }
        return isRoundedLayer(node) ? layer(node) : plain.kernel(node);
    }

    private boolean isRoundedLayer(Node node) {
        return node.weights().rounds() || mix.weights().containsKey(node.path());
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
        Rounder trained = trained(rounding, graph.node(node.input(0)));
        Rounder biases = biases(node);
        Node norm = plan.findNorm(node).orElse(null);
        if (norm != null && norm.op() instanceof Op.BatchNorm op) {
            Norm numbers = plain.norm(norm, op);
            folded.put(norm.id(), numbers);
            return new FoldedLayer(layer, trained, rounding, biases, numbers, Folding.of(layer));
        }
        PtNDArray bias = layer.bias();
        return (in, pass) -> {
            try (PtNDArray weights = (pass.training() ? trained : rounding).apply(layer.weight());
                    PtNDArray own = bias == null || pass.onBatch() ? null : biases.apply(bias)) {
                return layer.kernels().apply(weights, own == null ? bias : own).run(in, pass);
            }
        };
    }

    /** Rounding of biases in inference, where they are added to sums of whole numbers; by rows they are added to floats. */
    private Rounder biases(Node node) {
        boolean isOfRows = node.op() instanceof Op.Linear && node.shape().rank() > 1;
        Node given = graph.node(node.input(0));
        if (isOfRows
                || !node.weights().rounds()
                || plan.find(given).isEmpty()
                || mix.weights().containsKey(node.path())
                || !mix.activations().isEmpty()) {
            return Rounder.NONE;
        }
        Parameter steps = maker.parameters().get(StepNames.weightStep(node.path()));
        return point(given).ofBiases((PtNDArray) Objects.requireNonNull(steps).array(), Engine.scripts());
    }

    /** Rounding of weights in training: times the step of the values that they are given, where these are counted in steps. */
    private Rounder trained(Rounder rounding, Node given) {
        if (!counted.isHandedOn(given)) {
            return rounding;
        }
        ActivationRounding values = point(given);
        return weights -> {
            try (PtNDArray rounded = rounding.apply(weights);
                    PtNDArray step = values.step()) {
                return JniUtils.mul(rounded, step);
            }
        };
    }

    private Rounder weights(Node node, PtNDArray weight) {
        Ways own = mix.weights().get(node.path());
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
    private record FoldedLayer(
            Layer layer, Rounder trained, Rounder rounding, Rounder biases, Norm norm, Folding folding)
            implements Kernel {
        @Override
        public PtNDArray run(PtNDArray[] in, Pass pass) {
            try (PtNDArray factor = folding.factor().apply(norm.scale(), norm.variance());
                    PtNDArray scaled = JniUtils.mul(layer.weight(), factor);
                    PtNDArray rounded = (pass.training() ? trained : rounding).apply(scaled)) {
                return pass.onBatch() ? onBatch(rounded, factor, in, pass) : normalised(rounded, factor, in, pass);
            }
        }

        private PtNDArray onBatch(PtNDArray rounded, PtNDArray factor, PtNDArray[] in, Pass pass) {
            try (PtNDArray weights = JniUtils.div(rounded, factor)) {
                return layer.kernels().apply(weights, layer.bias()).run(in, pass);
            }
        }

        private PtNDArray normalised(PtNDArray rounded, PtNDArray factor, PtNDArray[] in, Pass pass) {
            try (PtNDArray exact = bias(factor, layer.bias());
                    PtNDArray bias = biases.apply(exact)) {
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
