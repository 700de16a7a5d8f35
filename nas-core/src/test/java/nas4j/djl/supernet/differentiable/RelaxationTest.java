package nas4j.djl.supernet.differentiable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import nas4j.contract.Seeds;
import nas4j.contract.TinySpace;
import nas4j.djl.supernet.Mix;
import nas4j.search.differentiable.Draw;
import nas4j.search.differentiable.Method;
import nas4j.search.differentiable.Mixture;
import nas4j.search.differentiable.Order;
import nas4j.space.SearchSpace;
import nas4j.space.relax.SuperGraph;
import nas4j.space.relax.SuperNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
class RelaxationTest {
    private static final float CLOSE = 1e-6f;
    private static final float[] ALPHAS = {0.5f, -1, 0.2f, 0};

    @Test
    void aNodeThatReadsSomeEdgesAddsUpAllOnce() {
        SearchSpace space = TinySpace.subset();
        SuperGraph graph = space.relax();
        Map<Integer, Integer> parts = new HashMap<>();
        try (NDManager manager = Searches.ENGINE.newManager()) {
            Map<Integer, Mix> mixes = mixes(space, new Method.Softmax(Order.FIRST), 0, manager, 0, 0);
            for (SuperNode.Choice choice : graph.choices()) {
                Mix mix = Objects.requireNonNull(mixes.get(choice.id()));
                if (Mixture.isOfInputs(choice, space.decisions())) {
                    assertThat(mix.weights()).isNull();
                    mix.run().forEach(place -> parts.merge(choice.inputs().get(place), 1, Integer::sum));
                }
            }
        }
        assertThat(parts).hasSize(3).allSatisfy((_, part) -> assertThat(part).isEqualTo(1));
    }

    @Test
    void skipsWeighMoreByBeta() {
        try (NDManager manager = Searches.ENGINE.newManager()) {
            float[] plain = weights(new Method.Softmax(Order.FIRST), 0, manager).toFloatArray();
            float[] more =
                    weights(new Method.Softmax(Order.FIRST), 0.75, manager).toFloatArray();
            assertThat(IntStream.range(0, 4).mapToDouble(k -> plain[k]).sum()).isEqualTo(1, offset(1e-6));
            plain[1] += 0.75f; // skip
            assertThat(more).containsExactly(plain, offset(CLOSE));
        }
    }

    @Test
    void oneBranchIsRunWithWeightOneAndTheGradientsOfItsSoftmax() {
        for (Method method : List.of(new Method.Gumbel(1, 1), new Method.Gates())) {
            Seeds.each(5, random -> checkGradients(method, random));
        }
    }

    /** The gradient of a weighted sum Σ c p of a softmax p is p (c − Σ c p), among the branches that are run for gates. */
    private static void checkGradients(Method method, RandomGenerator random) {
        try (NDManager manager = Searches.ENGINE.newManager()) {
            Draw draw = Draw.of(method, 0, true, random, ALPHAS);
            Searches.ENGINE.record(true);
            PtNDArray alphas = (PtNDArray) manager.create(ALPHAS);
            alphas.setRequiresGradient(true);
            Mix mix = mixOfFirst(method, draw, alphas);
            float[] expected = new float[4];
            expected[draw.run().getFirst()] = 1;
            NDArray weights = Objects.requireNonNull(mix.weights());
            assertThat(weights.toFloatArray()).containsExactly(expected, offset(CLOSE));
            assertThat(mix.run()).isEqualTo(draw.run());
            float[] factors = {1, 2, -1, 3};
            Searches.ENGINE.backward(weights.mul(manager.create(factors)).sum());
            double[] soft = softmax(method, draw);
            double mean =
                    IntStream.range(0, 4).mapToDouble(k -> soft[k] * factors[k]).sum();
            float[] found = alphas.getGradient().toFloatArray();
            for (int k = 0; k < 4; k++) {
                assertThat((double) found[k]).isCloseTo(soft[k] * (factors[k] - mean), offset(1e-5));
            }
        }
    }

    private static double[] softmax(Method method, Draw draw) {
        double[] shares = new double[4];
        double sum = 0;
        for (int k = 0; k < 4; k++) {
            double noise = method instanceof Method.Gumbel ? draw.noise().get(k) : 0;
            boolean isIn = method instanceof Method.Gumbel || draw.run().contains(k);
            shares[k] = isIn ? Math.exp(ALPHAS[k] + noise) : 0;
            sum += shares[k];
        }
        for (int k = 0; k < 4; k++) {
            shares[k] /= sum;
        }
        return shares;
    }

    private static Mix mixOfFirst(Method method, Draw draw, PtNDArray alphas) {
        SearchSpace space = Searches.cells();
        SuperGraph graph = space.relax();
        List<Mixture> first = Mixture.of(graph, space.decisions()).subList(0, 1);
        return Objects.requireNonNull(new Relaxation(graph, space.decisions(), first, method)
                .mixes(List.of(alphas), new Relaxation.Pass(List.of(draw), 1, 0))
                .get(first.getFirst().choices().getFirst()));
    }

    private static PtNDArray weights(Method method, double beta, NDManager manager) {
        SearchSpace space = Searches.cells();
        int first = space.relax().choices().getFirst().id();
        Mix mix = Objects.requireNonNull(
                mixes(space, method, beta, manager, ALPHAS).get(first));
        return (PtNDArray) Objects.requireNonNull(mix.weights());
    }

    private static Map<Integer, Mix> mixes(
            SearchSpace space, Method method, double beta, NDManager manager, float... alphas) {
        SuperGraph graph = space.relax();
        List<Mixture> mixtures = Mixture.of(graph, space.decisions());
        List<Draw> draws = mixtures.stream()
                .map(_ -> Draw.of(method, 0, true, Seeds.generator(1), alphas))
                .toList();
        List<PtNDArray> arrays =
                mixtures.stream().map(_ -> (PtNDArray) manager.create(alphas)).toList();
        return new Relaxation(graph, space.decisions(), mixtures, method)
                .mixes(arrays, new Relaxation.Pass(draws, 1, beta));
    }
}
