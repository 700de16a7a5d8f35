package nas4j.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import nas4j.contract.Seeds;
import nas4j.djl.quantize.Calibration;
import nas4j.djl.quantize.Observer;
import nas4j.djl.rounding.Mix;
import nas4j.djl.rounding.Ways;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Precision;
import nas4j.graph.Rounding;
import nas4j.graph.quantize.Point;
import nas4j.graph.quantize.RoundingPlan;
import nas4j.graph.quantize.StepNames;
import nas4j.weights.Weights;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that are rounded in several ways at once, beside such as stay counted in steps. */
@Tag("engine")
class MixedActivationsTest {
    private static final int BATCH = 4;
    private static final int FINE = 20;
    private static final double CHANGE = 1e-2;

    /** A third of the points, each at another kind of node, keeps one way. */
    private static final List<String> MIXED = List.of("in", "relu", "relu6", "mean", "product", "last-norm", "swish");

    private final RandomGenerator random = Seeds.generator(5);

    private static ComputationGraph network(int bits) {
        Precision precision = new Precision(8, bits);
        return RoundedGradientsTest.network(precision, precision);
    }

    private static Map<String, List<Rounding>> ways(List<String> paths, Rounding... roundings) {
        Map<String, List<Rounding>> ways = new HashMap<>();
        paths.forEach(path -> ways.put(path, List.of(roundings)));
        return ways;
    }

    private Weights calibrated(ComputationGraph graph, Map<String, double[]> inputs, Map<String, List<Rounding>> ways)
            throws InterruptedException {
        try (CompiledNetwork plain = Runs.compile(graph)) {
            plain.load(Runs.trainedLikeWeights(plain, random));
            return Calibration.calibrate(plain, Observer.MIN_MAX, ways, watcher -> {
                try (NDManager step = plain.newManager()) {
                    plain.forward(false, watcher, Runs.arrays(graph, inputs, BATCH, step));
                }
            });
        }
    }

    private static NDArray loss(
            CompiledNetwork network, Map<String, double[]> inputs, boolean training, NDManager step) {
        NDArray[] arrays = Runs.arrays(network.graph(), inputs, BATCH, step);
        NDArray out = Objects.requireNonNull(network.forward(training, arrays).get("out"));
        return out.sub(1).square().sum();
    }

    private static float[] run(
            CompiledNetwork network, Weights weights, Map<String, double[]> inputs, boolean training) {
        network.load(weights);
        try (NDManager step = network.newManager()) {
            NDArray[] arrays = Runs.arrays(network.graph(), inputs, BATCH, step);
            Map<String, NDArray> outputs = training ? network.forward(true, arrays) : network.forwardOnBatch(arrays);
            return Objects.requireNonNull(outputs.get("out")).toFloatArray();
        }
    }

    private static Map<String, float[]> gradients(
            CompiledNetwork network, Weights weights, Map<String, double[]> inputs) {
        network.load(weights);
        Map<String, float[]> gradients = new LinkedHashMap<>();
        try (NDManager step = network.newManager()) {
            network.backward(loss(network, inputs, true, step));
            for (Parameter parameter : network.trained()) {
                network.findGradient(parameter)
                        .ifPresent(gradient -> gradients.put(parameter.path(), gradient.toFloatArray()));
            }
        }
        return gradients;
    }

    /** With the steps of one way at the points of a network that has this way alone. */
    private static Weights ofWay(Weights weights, ComputationGraph graph, int way) {
        RoundingPlan plan = RoundingPlan.of(graph);
        Map<String, Weights.Tensor> tensors = new LinkedHashMap<>(weights.tensors());
        for (Node node : graph.nodes()) {
            Point point = plan.find(node).orElse(null);
            if (point != null && plan.roundsAfter(node)) {
                Point own = new Point(StepNames.way(node.path(), way), point.rounding());
                tensors.put(StepNames.step(point), tensor(weights, StepNames.step(own)));
                tensors.put(StepNames.zero(point), tensor(weights, StepNames.zero(own)));
            }
        }
        return Weights.of(tensors);
    }

    private static Weights.Tensor tensor(Weights weights, String name) {
        return Objects.requireNonNull(weights.tensors().get(name), name);
    }

    private static List<String> points(ComputationGraph graph) {
        RoundingPlan plan = RoundingPlan.of(graph);
        return graph.nodes().stream().filter(plan::roundsAfter).map(Node::path).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void oneWayAloneIsTheNetworkOfThatWay(int way) throws InterruptedException {
        int[] bits = {3, 8, 32};
        ComputationGraph graph = network(bits[0]);
        ComputationGraph alone = network(bits[way]);
        Rounding[] roundings = {Rounding.ofActivations(3), Rounding.ofActivations(8), Rounding.NONE};
        Map<String, List<Rounding>> ways = ways(points(graph), roundings);
        Map<String, double[]> inputs = Runs.randomInputs(graph, BATCH, random);
        Weights weights = calibrated(graph, inputs, ways);
        Weights expected = ofWay(weights, alone, way);
        GraphCompiler compiler = new GraphCompiler(Runs.engine());
        float[] share = new float[bits.length];
        share[way] = 1;
        try (NDManager manager = Runs.engine().newManager();
                CompiledNetwork rounded = compiler.compileRounded(alone, 1)) {
            PtNDArray shares = (PtNDArray) manager.create(share);
            Map<String, Ways> all = new HashMap<>();
            ways.forEach((path, own) -> all.put(path, new Ways(own, () -> shares)));
            try (CompiledNetwork mixed = compiler.compileMixed(graph, 1, new Mix(Map.of(), all), 0)) {
                for (boolean training : new boolean[] {false, true}) {
                    assertThat(run(mixed, weights, inputs, training))
                            .containsExactly(run(rounded, expected, inputs, training), within(1e-4f));
                }
                Map<String, float[]> found = gradients(mixed, weights, inputs);
                Map<String, float[]> wanted = gradients(rounded, expected, inputs);
                wanted.keySet().removeIf(path -> path.endsWith(".step"));
                assertThat(wanted).hasSizeGreaterThan(10);
                wanted.forEach((path, gradient) -> assertThat(Objects.requireNonNull(found.get(path), path))
                        .as(path)
                        .containsExactly(gradient, within(1e-2f)));
            }
        }
    }

    /** Two vectors of strengths, of which each has some of the points. */
    private static final class Strengths {
        private final List<float[]> values = List.of(new float[] {.3f, -.2f}, new float[] {-.4f, .1f});
        private final List<PtNDArray> leaves = new ArrayList<>();
        private final List<PtNDArray> shares = new ArrayList<>();

        void set(NDManager manager, boolean areLearned) {
            leaves.clear();
            shares.clear();
            for (float[] own : values) {
                PtNDArray leaf = (PtNDArray) manager.create(own);
                leaf.setRequiresGradient(areLearned);
                leaves.add(leaf);
            }
        }

        double loss(CompiledNetwork network, Map<String, double[]> inputs) {
            try (NDManager step = network.newManager()) {
                set(step, false);
                compute();
                return MixedActivationsTest.loss(network, inputs, true, step).toFloatArray()[0];
            }
        }

        void compute() {
            leaves.forEach(leaf -> shares.add(JniUtils.softmax(leaf, 0, DataType.FLOAT32)));
        }
    }

    /** Ways of many bits that differ in what they cut off: what is rounded to few has no finite differences. */
    @Test
    void gradientsOfStrengthsAreFiniteDifferences() throws InterruptedException {
        ComputationGraph graph = network(FINE);
        assertThat(points(graph)).containsAll(MIXED).hasSizeGreaterThan(MIXED.size());
        Rounding fine = Rounding.ofActivations(FINE);
        Map<String, List<Rounding>> ways = ways(MIXED.subList(0, 4), fine, Rounding.NONE);
        ways.putAll(ways(MIXED.subList(4, MIXED.size()), fine, fine));
        Map<String, double[]> inputs = Runs.randomInputs(graph, BATCH, random);
        Weights weights = cut(calibrated(graph, inputs, ways));
        Strengths strengths = new Strengths();
        Map<String, Ways> all = new HashMap<>();
        ways.forEach((path, own) ->
                all.put(path, new Ways(own, () -> strengths.shares.get(own.contains(Rounding.NONE) ? 0 : 1))));
        try (CompiledNetwork mixed =
                new GraphCompiler(Runs.engine()).compileMixed(graph, 1, new Mix(Map.of(), all), 0)) {
            mixed.load(weights);
            List<float[]> gradients = new ArrayList<>();
            try (NDManager step = mixed.newManager()) {
                strengths.set(step, true);
                Runs.engine().record(true);
                strengths.compute();
                mixed.backward(loss(mixed, inputs, true, step));
                strengths.leaves.forEach(
                        leaf -> gradients.add(leaf.getGradient().toFloatArray()));
                mixed.clearGradients();
            }
            for (int k = 0; k < gradients.size(); k++) {
                for (int option = 0; option < 2; option++) {
                    double found = difference(mixed, weights, inputs, strengths, k, option);
                    assertThat(Math.abs(found)).isGreaterThan(.01);
                    assertThat((double) gradients.get(k)[option])
                            .as(k + ", " + option)
                            .isCloseTo(found, within(2e-3 + .02 * Math.abs(found)));
                }
            }
        }
    }

    private static double difference(
            CompiledNetwork network,
            Weights weights,
            Map<String, double[]> inputs,
            Strengths strengths,
            int vector,
            int option) {
        float[] own = strengths.values.get(vector);
        float before = own[option];
        network.load(weights);
        own[option] = (float) (before + CHANGE);
        double more = strengths.loss(network, inputs);
        network.load(weights);
        own[option] = (float) (before - CHANGE);
        double less = strengths.loss(network, inputs);
        own[option] = before;
        return (more - less) / (2 * CHANGE);
    }

    /** First ways cut off a part of the numbers, second ones more. */
    private static Weights cut(Weights weights) {
        Map<String, Weights.Tensor> tensors = new LinkedHashMap<>(weights.tensors());
        tensors.replaceAll((path, tensor) -> path.endsWith("/way0.step")
                ? times(tensor, .7)
                : path.endsWith("/way1.step") ? times(tensor, .4) : tensor);
        return Weights.of(tensors);
    }

    private static Weights.Tensor times(Weights.Tensor tensor, double factor) {
        return new Weights.Tensor(tensor.shape(), FloatBuffer.wrap(new float[] {
            (float) (tensor.values().get(0) * factor)
        }));
    }
}
