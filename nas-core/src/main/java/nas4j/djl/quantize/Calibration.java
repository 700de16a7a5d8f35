package nas4j.djl.quantize;

import ai.djl.ndarray.NDArray;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nas4j.djl.CompiledNetwork;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.Rounding;
import nas4j.graph.quantize.Point;
import nas4j.graph.quantize.RoundingPlan;
import nas4j.graph.quantize.StepNames;
import nas4j.weights.Weights;

/**
 * Finds the steps and zeros that a trained network of floats can be rounded with: those of values by running it over some
 * images, those of weights by looking at them. Nothing is trained. Deterministic.
 */
public final class Calibration {
    private static final float FINEST = 128;

    private final CompiledNetwork network;
    private final ComputationGraph graph;
    private final RoundingPlan plan;
    private final Observer observer;
    private final Map<String, List<Rounding>> ways;
    private final Map<Point, Histogram> seen = new LinkedHashMap<>();

    /** Images to calibrate on. */
    @FunctionalInterface
    public interface Images {
        /** Runs the network over the same images each time, without training, under this watcher. */
        void run(CompiledNetwork.Watcher watcher) throws InterruptedException;
    }

    private Calibration(CompiledNetwork network, Observer observer, Map<String, List<Rounding>> ways) {
        this.network = network;
        this.observer = observer;
        this.ways = ways;
        graph = network.graph();
        plan = RoundingPlan.of(graph);
    }

    /**
     * The network's weights, with the steps and zeros of all points and of all rounded weights: all that a network {@linkplain
     * nas4j.djl.GraphCompiler#compileRounded compiled rounded} of the same graph has.
     *
     * @param network compiled as it stands, of a simplified graph
     * @param images looked at twice
     */
    public static Weights calibrate(CompiledNetwork network, Observer observer, Images images)
            throws InterruptedException {
        return calibrate(network, observer, Map.of(), images);
    }

    /**
     * The same, and steps and zeros of values that are rounded in several ways, under the names that {@link StepNames#way} makes
     * of their nodes' paths. Values that share a step are looked at together for each way, too.
     *
     * @param ways by the paths of nodes that round
     */
    public static Weights calibrate(
            CompiledNetwork network, Observer observer, Map<String, List<Rounding>> ways, Images images)
            throws InterruptedException {
        return new Calibration(network, observer, ways).calibrated(images);
    }

    private Weights calibrated(Images images) throws InterruptedException {
        images.run(new Watching(Histogram::spread));
        images.run(new Watching(Histogram::count));
        Weights weights = network.weights();
        Map<String, Weights.Tensor> all = new LinkedHashMap<>(weights.tensors());
        seen.forEach((point, histogram) -> addSteps(point, histogram, all));
        graph.nodes().stream().filter(Calibration::isMean).forEach(mean -> widen(mean, all));
        for (Node node : graph.nodes()) {
            all.putAll(weightSteps(graph, node, node.weights(), node.path(), observer, weights));
            addWays(node, all);
        }
        return Weights.of(all);
    }

    private void addSteps(Point point, Histogram histogram, Map<String, Weights.Tensor> all) {
        Scale scale = observer.scale(histogram.distribution(), point.rounding());
        all.put(StepNames.step(point), vector((float) scale.step()));
        all.put(StepNames.zero(point), vector((float) scale.zero()));
    }

    private void addWays(Node node, Map<String, Weights.Tensor> all) {
        List<Rounding> own = ways.getOrDefault(node.path(), List.of());
        for (int way = 0; way < own.size(); way++) {
            if (own.get(way).rounds()) {
                Histogram histogram =
                        Objects.requireNonNull(seen.get(plan.find(node).orElseThrow()), node.path());
                addSteps(new Point(StepNames.way(node.path(), way), own.get(way)), histogram, all);
            }
        }
    }

    private static boolean isMean(Node node) {
        return (node.op() instanceof Op.GlobalPool all && all.kind() == PoolKind.AVERAGE)
                || (node.op() instanceof Op.Pool some && some.kind() == PoolKind.AVERAGE);
    }

    /** Means of values that were rounded are known no finer than to a part of their step; runtimes refuse finer ones. */
    private void widen(Node mean, Map<String, Weights.Tensor> all) {
        Point in = plan.find(graph.node(mean.input(0))).orElse(null);
        Point out = plan.find(mean).orElse(null);
        if (in != null && out != null) {
            float least = number(all, StepNames.step(in)) / FINEST;
            float step = number(all, StepNames.step(out));
            all.put(StepNames.step(out), vector(Math.max(step, least)));
        }
    }

    private static float number(Map<String, Weights.Tensor> all, String name) {
        return Objects.requireNonNull(all.get(name), name).values().get(0);
    }

    /**
     * The steps, and zeros if there are any, of a layer's weights; nothing if they are not rounded.
     *
     * @param rounding that they are for
     * @param name that stands for the layer's path
     * @param weights of a network of this layer's graph
     */
    public static Map<String, Weights.Tensor> weightSteps(
            ComputationGraph graph, Node layer, Rounding rounding, String name, Observer observer, Weights weights) {
        if (!rounding.rounds()) {
            return Map.of();
        }
        double[][] groups = FoldedWeights.groups(layer, rounding.perChannel(), RoundingPlan.of(graph), weights);
        float[] steps = new float[groups.length];
        float[] zeros = new float[groups.length];
        for (int k = 0; k < groups.length; k++) {
            Scale scale = observer.scale(Distribution.of(groups[k]), rounding);
            steps[k] = (float) scale.step();
            zeros[k] = (float) (scale.zero() - Math.scalb(1.0, rounding.bits() - 1));
        }
        Map<String, Weights.Tensor> all = new LinkedHashMap<>();
        all.put(StepNames.weightStep(name), vector(steps));
        if (!rounding.symmetric()) {
            all.put(StepNames.weightZero(name), vector(zeros));
        }
        return all;
    }

    private static Weights.Tensor vector(float... numbers) {
        return new Weights.Tensor(List.of((long) numbers.length), FloatBuffer.wrap(numbers));
    }

    /** What looks at numbers that are rounded with one step. */
    private interface Look {
        void at(Histogram histogram, float... numbers);
    }

    /** Shows each value to the histogram of its point, once: as its first reader reads it. */
    private final class Watching implements CompiledNetwork.Watcher {
        private final Look look;
        private final Map<Integer, Integer> firstReader = new HashMap<>();

        Watching(Look look) {
            this.look = look;
        }

        @Override
        public void beforeRunning(int node, NDArray... inputs) {
            for (int k = 0; k < inputs.length; k++) {
                int source = graph.node(node).input(k);
                boolean isFirst = firstReader.computeIfAbsent(source, _ -> node) == node
                        && graph.node(node).inputs().indexOf(source) == k;
                Point point = plan.find(graph.node(source)).orElse(null);
                if (isFirst && point != null) {
                    look.at(seen.computeIfAbsent(point, _ -> new Histogram()), inputs[k].toFloatArray());
                }
            }
        }
    }
}
