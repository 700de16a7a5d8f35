package nas4j.djl.supernet;

import static nas4j.space.tree.Networks.chain;
import static nas4j.space.tree.Networks.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import nas4j.contract.Seeds;
import nas4j.contract.TinySpace;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.Parameter;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.space.SearchSpace;
import nas4j.space.tree.Networks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A mix of branches, and all gradients of a sum of its values, are the weighed sums of what networks of one branch have. */
@Tag("engine")
class MixLinearityTest {
    private static final int BATCH = 4;
    private static final float[] WEIGHTS = {0.4f, -1.5f, 0.7f, 2, 0.1f};
    private static final float CLOSE = 2e-5f;
    /** The first weights, two convolutions, two scales and two shifts. */
    private static final int SIZE = 7;

    /** Branches that begin alike, and end in normalisations of both kinds, or in none. */
    private static final SearchSpace SPACE = Supernets.compile(TinySpace.image("branches")
            .network(
                    layer("conv", "channels", 4, "kernel", 3),
                    Networks.oneOf(
                            "conv",
                                    chain(
                                            layer("act", "relu"),
                                            layer("conv", "channels", 4, "kernel", 3),
                                            layer("norm")),
                            "pooled",
                                    chain(
                                            layer("act", "relu"),
                                            layer("avg-pool", "kernel", 3, "stride", 1, "padding", 1),
                                            layer("norm", "affine", false)),
                            "pool",
                                    chain(
                                            layer("act", "relu"),
                                            layer("avg-pool", "kernel", 3, "stride", 1, "padding", 1)),
                            "skip", layer("identity"),
                            "tanh", chain(layer("act", "tanh"), layer("conv", "channels", 4), layer("norm"))),
                    layer("identity")));

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Result(float[] output, Map<String, float[]> gradients) {}

    @Test
    void aMixIsTheSumOfItsBranches() {
        try (DjlSupernet supernet = Supernets.supernet(SPACE, 1);
                NDManager manager = supernet.store().newManager()) {
            for (Parameter parameter : supernet.trained()) {
                if (parameter.path().contains("norm")) {
                    NDArray moved = parameter.array().add(manager.create(new float[] {1, 0.5f, -0.2f, 0.1f}));
                    Supernets.engine().overwrite(parameter.array(), moved);
                }
            }
            NDArray weights = manager.create(WEIGHTS);
            weights.setRequiresGradient(true);
            Result mixed;
            try (CompiledNetwork mix = supernet.mix(_ -> Mix.all(weights), 0)) {
                assertThat(mix.graph().nodes().stream()
                                .map(Node::op)
                                .filter(op -> op instanceof Op.Activation || op instanceof Op.Pool))
                        .as("equal layers of equal values")
                        .doesNotHaveDuplicates()
                        .hasSize(3);
                mixed = result(supernet, mix);
            }
            float[] ofWeights = weights.getGradient().toFloatArray();
            Map<String, float[]> expected = new HashMap<>();
            float[] output = new float[mixed.output.length];
            for (int branch = 0; branch < WEIGHTS.length; branch++) {
                float weight = WEIGHTS[branch];
                Result alone = alone(supernet, branch);
                add(output, alone.output, weight);
                alone.gradients.forEach((path, gradient) ->
                        add(expected.computeIfAbsent(path, _ -> new float[gradient.length]), gradient, weight));
                assertThat(ofWeights[branch]).as("weight " + branch).isCloseTo(sum(alone.output), offset(1e-3f));
            }
            assertThat(mixed.output).containsExactly(output, offset(CLOSE));
            assertThat(mixed.gradients).hasSameSizeAs(expected).hasSize(SIZE);
            mixed.gradients.forEach((path, gradient) -> assertThat(gradient)
                    .as(path)
                    .containsExactly(Objects.requireNonNull(expected.get(path)), offset(5e-4f)));
        }
    }

    private static Result alone(DjlSupernet supernet, int branch) {
        Subnetwork network = supernet.find(SPACE.decode(SPACE.genotype(branch)).graph());
        try (CompiledNetwork alone = supernet.forStep(network, 0)) {
            return result(supernet, alone);
        }
    }

    private static Result result(DjlSupernet supernet, CompiledNetwork network) {
        Map<String, float[]> gradients = new HashMap<>();
        float[] output;
        try (NDManager step = network.newManager()) {
            NDArray values =
                    Objects.requireNonNull(network.forward(true, images(step)).get("output"));
            network.backward(values.mul(factors(values)).sum());
            output = values.toFloatArray();
        }
        for (Parameter parameter : supernet.trained()) {
            Supernets.findGradient(supernet, parameter)
                    .filter(gradient -> IntStream.range(0, gradient.length).anyMatch(k -> gradient[k] != 0))
                    .ifPresent(gradient -> gradients.put(parameter.path(), gradient));
        }
        supernet.clearGradients();
        return new Result(output, gradients);
    }

    private static NDArray factors(NDArray values) {
        float[] factors = new float[(int) values.size()];
        for (int k = 0; k < factors.length; k++) {
            factors[k] = factor(k);
        }
        return values.getManager().create(factors, values.getShape());
    }

    private static float factor(int k) {
        return (float) Math.sin(k);
    }

    private static float sum(float... output) {
        double sum = 0;
        for (int k = 0; k < output.length; k++) {
            sum += output[k] * factor(k);
        }
        return (float) sum;
    }

    private static void add(float[] to, float[] what, float times) {
        for (int k = 0; k < to.length; k++) {
            to[k] += times * what[k];
        }
    }

    private static NDArray images(NDManager manager) {
        RandomGenerator random = Seeds.generator(5);
        float[] pixels = new float[BATCH * 3 * 64];
        for (int k = 0; k < pixels.length; k++) {
            pixels[k] = (float) random.nextGaussian();
        }
        return manager.create(pixels, new Shape(BATCH, 3, 8, 8));
    }
}
