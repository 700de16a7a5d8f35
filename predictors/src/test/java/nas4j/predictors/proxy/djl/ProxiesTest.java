package nas4j.predictors.proxy.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.Engine;
import nas4j.djl.GraphCompiler;
import nas4j.djl.TrainingDevice;
import nas4j.djl.data.ClassLabels;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.ImageShape;
import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.DataType;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import nas4j.input.Where;
import nas4j.plugin.Registry;
import nas4j.predictors.proxy.NoScoreException;
import nas4j.predictors.proxy.NoiseImages;
import nas4j.predictors.proxy.ProxyBatch;
import nas4j.predictors.proxy.ZeroCostProxy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("engine")
class ProxiesTest {
    private static final long SEED = 5;
    private static final double K = 1e-5;
    private static final Op RELU = new Op.Activation(ActivationKind.RELU);
    private static final Op.Flatten FLAT = new Op.Flatten();

    static Engine engine() {
        return Engine.open(TrainingDevice.CPU);
    }

    private static ComputationGraph chain(Op... ops) {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int at = builder.add("in", new Op.Input(TensorShape.of(1, 2, 2)));
        for (int k = 0; k < ops.length; k++) {
            at = builder.add("stage/" + k, ops[k], at);
        }
        return builder.output("classes", at).build();
    }

    /** Three images of four pixels; their bits above the mean are 1100, 1010 and 0011. */
    private static ProxyBatch images(int classes) {
        List<byte[]> images =
                List.of(new byte[] {100, 100, 0, 0}, new byte[] {100, 0, 100, 0}, new byte[] {0, 0, 100, 100});
        List<String> names =
                IntStream.range(0, classes).mapToObj(Integer::toString).toList();
        ImageData data = ImageData.of(
                new ImageShape(1, 2, 2), images, List.of(ClassLabels.of("classes", names, new int[] {0, 1, 1})));
        return ProxyBatch.draw(data, 3, 1, ProxiesTest::engine);
    }

    /** Convolutions with normalisations, one of them with another way round it, and a classifier. */
    private static ComputationGraph residual(double dropout) {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int at = builder.add("in", new Op.Input(TensorShape.of(3, 8, 8)));
        at = builder.add("stem/conv", new Op.Conv2d(8, Window.same(3, 1, 1), 1, false), at);
        int stem = builder.add("stem/norm", new Op.BatchNorm(true), at);
        at = builder.add("block/act", RELU, stem);
        at = builder.add("block/conv", new Op.Conv2d(8, Window.same(3, 1, 1), 1, false), at);
        at = builder.add("block/norm", new Op.BatchNorm(true), at);
        at = builder.add("block/sum", new Op.Add(), stem, at);
        at = builder.add("drop", new Op.Dropout(dropout), at);
        at = builder.add("act", RELU, at);
        at = builder.add("pool", new Op.GlobalPool(PoolKind.AVERAGE), at);
        at = builder.add("dropout", new Op.Dropout(dropout), at);
        return builder.output("classes", builder.add("linear", new Op.Linear(10, true), at))
                .build();
    }

    private static ProxyBatch noise(ComputationGraph graph, int count) {
        return ProxyBatch.draw(NoiseImages.of(graph, count, 7), count, 7, ProxiesTest::engine);
    }

    private static ZeroCostProxy proxy(String name) {
        return Registry.of(ZeroCostProxy.class, "proxy").get(name, Where.UNKNOWN);
    }

    static Stream<ZeroCostProxy> all() {
        return Registry.of(ZeroCostProxy.class, "proxy").all().stream();
    }

    /** The first weights at a path, row by row. */
    private static double[] weights(ComputationGraph graph, String path) {
        try (CompiledNetwork network = new GraphCompiler(engine()).compile(graph, SEED)) {
            FloatBuffer values = Objects.requireNonNull(
                            network.weights().tensors().get(path + ".weight"))
                    .values();
            return IntStream.range(0, values.remaining())
                    .mapToDouble(values::get)
                    .toArray();
        }
    }

    @Test
    void synflowIsTheFlowOfEachLayer() throws InterruptedException {
        ComputationGraph graph =
                chain(FLAT, new Op.Linear(3, false), new Op.BatchNorm(true), RELU, new Op.Linear(2, false));
        double[] first = weights(graph, "stage/1");
        double[] second = weights(graph, "stage/4");
        double flow = 0;
        for (int out = 0; out < 2; out++) {
            for (int hidden = 0; hidden < 3; hidden++) {
                for (int in = 0; in < 4; in++) {
                    flow += Math.abs(second[out * 3 + hidden] * first[hidden * 4 + in]);
                }
            }
        }
        assertThat(proxy("synflow").score(graph, ProxyBatch.withoutImages(2, ProxiesTest::engine), SEED))
                .isCloseTo(Math.log(2 * flow), within(1e-9));
    }

    @Test
    void synflowLeavesTheRangeOfSinglePrecision() throws InterruptedException {
        Op[] ops = new Op[62];
        ops[0] = new Op.Conv2d(64, Window.same(1, 1, 1), 1, false);
        for (int k = 1; k < 60; k++) {
            ops[k] = new Op.Conv2d(64, Window.same(1, 1, 1), 1, false);
        }
        ops[60] = new Op.GlobalPool(PoolKind.AVERAGE);
        ops[61] = new Op.Linear(2, false);
        double score = proxy("synflow").score(chain(ops), ProxyBatch.withoutImages(2, ProxiesTest::engine), SEED);
        assertThat(score).isBetween(Math.log(Float.MAX_VALUE) - 10, 200.0).isCloseTo(60 * Math.log(4), within(8.0));
    }

    /** Of the mean cross-entropy of a linear classifier: the mean of (p − y)·xᵀ. */
    private static double[] gradient(double[] weights, double[][] inputs, int... labels) {
        double[] gradient = new double[weights.length];
        int classes = weights.length / inputs[0].length;
        for (int image = 0; image < inputs.length; image++) {
            double[] logits = new double[classes];
            for (int c = 0; c < classes; c++) {
                for (int k = 0; k < 4; k++) {
                    logits[c] += weights[c * 4 + k] * inputs[image][k];
                }
            }
            double sum = 0;
            for (double logit : logits) {
                sum += Math.exp(logit);
            }
            for (int c = 0; c < classes; c++) {
                double error = Math.exp(logits[c]) / sum - (labels[image] == c ? 1 : 0);
                for (int k = 0; k < 4; k++) {
                    gradient[c * 4 + k] += error * inputs[image][k] / inputs.length;
                }
            }
        }
        return gradient;
    }

    @Test
    void snipAndGradNormAreThoseOfTheLossOfTheBatch() throws InterruptedException {
        ComputationGraph graph = chain(FLAT, new Op.Linear(3, false));
        double[] weights = weights(graph, "stage/1");
        // Half of the pixels are 100, the others 0: normalised they are 1 and −1.
        double[][] inputs = {{1, 1, -1, -1}, {1, -1, 1, -1}, {-1, -1, 1, 1}};
        double[] gradient = gradient(weights, inputs, 0, 1, 1);
        double snip = 0;
        double square = 0;
        for (int k = 0; k < weights.length; k++) {
            snip += Math.abs(weights[k] * gradient[k]);
            square += gradient[k] * gradient[k];
        }
        assertThat(proxy("snip").score(graph, images(3), SEED)).isCloseTo(snip, within(1e-6));
        assertThat(proxy("grad-norm").score(graph, images(3), SEED)).isCloseTo(Math.sqrt(square), within(1e-6));
    }

    @Test
    void biasesAreNoWeights() throws InterruptedException {
        ComputationGraph biased =
                chain(new Op.Conv2d(2, Window.same(1, 1, 1), 1, true), new Op.GlobalPool(PoolKind.AVERAGE));
        ProxyBatch batch = images(2);
        double norm = proxy("grad-norm").score(biased, batch, SEED);
        // Weights read pixels of mean 0 after the average, so their gradients vanish; those of biases do not.
        assertThat(norm).isCloseTo(0, within(1e-6));
    }

    @Test
    void aLinearNetworkAnswersToAllImagesAlike() throws InterruptedException {
        ComputationGraph graph = chain(FLAT, new Op.Linear(2, true));
        double expected = -(Math.log(3 + K) + 1 / (3 + K) + 2 * (Math.log(K) + 1 / K));
        assertThat(proxy("jacov").score(graph, images(2), SEED)).isCloseTo(expected, within(1e-3));
    }

    @Test
    void nwotCountsSignsBeforeActivations() throws InterruptedException {
        // K of the three codes of four bits each, of which each activation that reads the image adds one.
        ComputationGraph once = chain(RELU, FLAT, new Op.Linear(2, true));
        assertThat(proxy("nwot").score(once, images(2), SEED)).isCloseTo(Math.log(32), within(1e-9));
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int in = builder.add("in", new Op.Input(TensorShape.of(1, 2, 2)));
        int relu = builder.add("relu", RELU, in);
        int swish = builder.add("swish", new Op.Activation(ActivationKind.SWISH), in);
        int flat = builder.add("flat", FLAT, builder.add("sum", new Op.Add(), relu, swish));
        int linear = builder.add("linear", new Op.Linear(2, true), flat);
        int softmax = builder.add("softmax", new Op.Activation(ActivationKind.SOFTMAX), linear);
        ComputationGraph twice = builder.output("classes", softmax).build();
        assertThat(proxy("nwot").score(twice, images(2), SEED)).isCloseTo(Math.log(8 * 32), within(1e-9));
    }

    @Test
    void zenIsTheChangeOfNormalisedFeaturesAndWhatNormalisationTookAway() throws InterruptedException {
        ComputationGraph graph = chain(
                new Op.Conv2d(1, Window.same(1, 1, 1), 1, true),
                new Op.BatchNorm(true),
                new Op.GlobalPool(PoolKind.AVERAGE),
                new Op.Linear(2, true));
        int n = 6;
        SplittableRandom random = new SplittableRandom(SEED);
        double weight = random.nextGaussian();
        double[] one = new double[4 * n];
        double[] other = new double[4 * n];
        for (int k = 0; k < one.length; k++) {
            one[k] = weight * random.nextGaussian();
            other[k] = one[k] + weight * .01 * random.nextGaussian();
        }
        double change = 0;
        for (int k = 0; k < one.length; k++) {
            change += Math.abs(normalised(one, k) - normalised(other, k)) / n;
        }
        double expected = Math.log(change) + Math.log(variance(one)) / 2;
        assertThat(proxy("zen").score(graph, ProxyBatch.withoutImages(n, ProxiesTest::engine), SEED))
                .isCloseTo(expected, within(1e-4));
    }

    private static double mean(double... values) {
        return IntStream.range(0, values.length)
                .mapToDouble(k -> values[k])
                .average()
                .orElseThrow();
    }

    private static double variance(double... values) {
        double mean = mean(values);
        return IntStream.range(0, values.length)
                .mapToDouble(k -> (values[k] - mean) * (values[k] - mean))
                .average()
                .orElseThrow();
    }

    private static double normalised(double[] values, int place) {
        return (values[place] - mean(values)) / Math.sqrt(variance(values) + 1e-5);
    }

    @ParameterizedTest
    @MethodSource("all")
    void aSeedAndABatchHaveOneScore(ZeroCostProxy proxy) throws InterruptedException {
        ComputationGraph graph = residual(0);
        ProxyBatch batch = noise(graph, 8);
        double score = proxy.score(graph, batch, SEED);
        assertThat(score).isFinite().isEqualTo(proxy.score(graph, batch, SEED));
        boolean isCounted = proxy.name().equals("parameters") || proxy.name().equals("macs");
        assertThat(proxy.score(graph, batch, SEED + 1) == score).isEqualTo(isCounted);
        assertThat(proxy.summary()).endsWith(".");
        assertThat(proxy.paper()).containsPattern("[12][0-9]{3}, \"");
    }

    @ParameterizedTest
    @MethodSource("all")
    void dropoutIsLeftOut(ZeroCostProxy proxy) throws InterruptedException {
        ProxyBatch batch = noise(residual(0), 8);
        assertThat(proxy.score(residual(.5), batch, SEED)).isEqualTo(proxy.score(residual(0), batch, SEED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"synflow", "snip", "grad-norm", "jacov", "zen"})
    void aNetworkWithoutASignalHasNoScore(String name) {
        ComputationGraph dead = chain(new Op.Zero(0, 1), FLAT, new Op.Linear(2, true));
        assertThatThrownBy(() -> proxy(name).score(dead, images(2), SEED))
                .isInstanceOf(NoScoreException.class)
                .hasMessage("no output depends on its input");
    }

    @ParameterizedTest
    @ValueSource(strings = {"synflow", "zen"})
    void tokensAreNoNumbersToChange(String name) {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int in = builder.add("in", new Op.Input(TensorShape.of(DataType.INT32, 6)));
        int embedded = builder.add("embedding", new Op.Embedding(9, 4), in);
        int flat = builder.add("flat", FLAT, embedded);
        ComputationGraph text = builder.output("classes", builder.add("linear", new Op.Linear(2, true), flat))
                .build();
        assertThatThrownBy(() -> proxy(name).score(text, ProxyBatch.withoutImages(2, ProxiesTest::engine), SEED))
                .isInstanceOf(NoScoreException.class)
                .hasMessage("it takes [[6]:int32] instead of one array of float32 numbers");
    }

    @Test
    void whatANetworkLacksIsSaid() {
        ComputationGraph weightless = chain(FLAT);
        assertThatThrownBy(() -> proxy("nwot").score(weightless, images(4), SEED))
                .isInstanceOf(NoScoreException.class)
                .hasMessage("it has no activations");
        for (String name : List.of("synflow", "snip", "grad-norm")) {
            assertThatThrownBy(() -> proxy(name).score(weightless, images(4), SEED))
                    .isInstanceOf(NoScoreException.class)
                    .hasMessage("it has no weights");
        }
    }
}
