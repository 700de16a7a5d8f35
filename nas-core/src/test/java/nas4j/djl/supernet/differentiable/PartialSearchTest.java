package nas4j.djl.supernet.differentiable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import nas4j.contract.Seeds;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.supernet.DjlSupernet;
import nas4j.djl.supernet.Mix;
import nas4j.search.differentiable.Derivation;
import nas4j.search.differentiable.Draw;
import nas4j.search.differentiable.Method;
import nas4j.search.differentiable.Mixture;
import nas4j.search.differentiable.Order;
import nas4j.space.SearchSpace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
class PartialSearchTest {
    private static final int STEPS = 10;
    private static final SearchSpace SPACE = Searches.cells();
    private static final Method HALF = new Method.Partial(2, true);
    private static final float STEP = 5e-2f;

    @Test
    void withAllChannelsAndEqualEdgesItIsDarts() {
        List<double[]> darts = run(DifferentiablePlan.of(new Method.Softmax(Order.FIRST), Searches.sgd()), 4);
        List<double[]> partial = run(DifferentiablePlan.of(new Method.Partial(1, false), Searches.sgd()), 4);
        assertThat(partial).hasSameSizeAs(darts);
        for (int k = 0; k < darts.size(); k++) {
            assertThat(partial.get(k)).containsExactly(darts.get(k));
        }
    }

    @Test
    void alphaAndBetaAreLearnedAfterThreeTenthsOfTheSteps() {
        DifferentiablePlan plan = DifferentiablePlan.partial(Searches.sgd());
        List<double[]> first = run(plan, 0);
        List<double[]> frozen = run(plan, 3);
        List<double[]> learned = run(plan, 4);
        assertThat(first).hasSize(8); // six edges, and two nodes that read several
        for (int k = 0; k < first.size(); k++) {
            assertThat(frozen.get(k)).containsExactly(first.get(k));
            assertThat(learned.get(k)).as("mixture " + k).isNotEqualTo(first.get(k));
        }
    }

    @Test
    void gradientsAreFiniteDifferences() {
        List<Mixture> mixtures = new Derivation(SPACE, SPACE.relax(), HALF).mixtures();
        List<float[]> values = new ArrayList<>();
        RandomGenerator random = Seeds.generator(1);
        for (Mixture mixture : mixtures) {
            float[] own = new float[mixture.branches().size()];
            for (int k = 0; k < own.length; k++) {
                own[k] = (float) random.nextGaussian();
            }
            values.add(own);
        }
        try (DjlSupernet supernet = Searches.supernet(SPACE);
                NDManager manager = supernet.store().newManager()) {
            List<PtNDArray> arrays = arrays(values, manager);
            arrays.forEach(array -> array.setRequiresGradient(true));
            loss(supernet, mixtures, arrays, true);
            for (int mixture = 0; mixture < mixtures.size(); mixture++) {
                float[] gradient = arrays.get(mixture).getGradient().toFloatArray();
                for (int k = 0; k < gradient.length; k++) {
                    float above = loss(supernet, mixtures, arrays(moved(values, mixture, k, STEP), manager), false);
                    float below = loss(supernet, mixtures, arrays(moved(values, mixture, k, -STEP), manager), false);
                    assertThat(gradient[k])
                            .as(mixtures.get(mixture).name() + " " + k)
                            .isCloseTo((above - below) / (2 * STEP), offset(1e-5f));
                }
                float greatest = 0;
                for (float number : gradient) {
                    greatest = Math.max(greatest, Math.abs(number));
                }
                assertThat(greatest).as(mixtures.get(mixture).name()).isGreaterThan(3e-5f);
            }
        }
    }

    private static List<float[]> moved(List<float[]> values, int mixture, int place, float by) {
        List<float[]> moved = new ArrayList<>(values);
        float[] own = values.get(mixture).clone();
        own[place] += by;
        moved.set(mixture, own);
        return moved;
    }

    private static List<PtNDArray> arrays(List<float[]> values, NDManager manager) {
        return values.stream().map(own -> (PtNDArray) manager.create(own)).toList();
    }

    private static float loss(DjlSupernet supernet, List<Mixture> mixtures, List<PtNDArray> arrays, boolean backward) {
        Searches.ENGINE.record(true);
        List<Draw> draws = arrays.stream()
                .map(array -> Draw.of(HALF, 0, true, Seeds.generator(1), array.toFloatArray()))
                .toList();
        Map<Integer, Mix> mixes = new Relaxation(supernet.graph(), SPACE.decisions(), mixtures, HALF)
                .mixes(arrays, new Relaxation.Pass(draws, 1, 0));
        Example example = Searches.example(1);
        try (CompiledNetwork mixed = supernet.mix(choice -> Objects.requireNonNull(mixes.get(choice.id())), 0);
                NDManager step = mixed.newManager()) {
            NDArray loss =
                    example.lesson().loss(mixed.forward(true, example.batch().apply(step)));
            if (backward) {
                mixed.backward(loss);
            }
            return loss.getFloat();
        }
    }

    private static List<double[]> run(DifferentiablePlan plan, int until) {
        try (DjlSupernet supernet = Searches.supernet(SPACE);
                DifferentiableSearch search =
                        new DifferentiableSearch(Searches.ENGINE, supernet, SPACE, plan, STEPS, 1, null)) {
            while (search.done() < until) {
                search.step(Searches.example(search.done()), Searches.example(1_000 + search.done()));
            }
            return search.strengths();
        }
    }
}
