package nas4j.djl.supernet.differentiable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nas4j.contract.TinySpace;
import nas4j.djl.supernet.DjlSupernet;
import nas4j.djl.train.Checkpoint;
import nas4j.search.differentiable.Adam;
import nas4j.search.differentiable.CostTerm;
import nas4j.search.differentiable.EigenvalueStop;
import nas4j.search.differentiable.Method;
import nas4j.search.differentiable.Order;
import nas4j.search.differentiable.SkipDecay;
import nas4j.space.SearchSpace;
import nas4j.space.relax.SuperNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("engine")
class DifferentiableSearchTest {
    private static final Adam FAST = new Adam(0.02, 0.5, 0.999, 1e-3);
    private static final int STEPS = 10;

    @TempDir
    private Path folder;

    static Stream<Method> methods() {
        return Stream.of(
                new Method.Softmax(Order.FIRST),
                new Method.Softmax(Order.SECOND),
                new Method.Softmax(Order.SECOND_BY_DIFFERENCES),
                new Method.Sigmoid(Order.FIRST, 10),
                Method.Partial.standard(),
                Method.Gumbel.standard(),
                new Method.Gates());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aSearchThatWasStoppedGoesOnAsIfItHadNotBeen(Method method) throws IOException {
        SearchSpace space = Searches.cells();
        Path file = folder.resolve("checkpoint");
        List<double[]> whole = run(space, plan(method), null, STEPS, null);
        run(space, plan(method), null, 5, file);
        List<double[]> parts = run(space, plan(method), Checkpoint.load(file), STEPS, null);
        for (int k = 0; k < whole.size(); k++) {
            assertThat(parts.get(k)).containsExactly(whole.get(k));
        }
        assertThat(whole.stream().flatMapToDouble(Arrays::stream).distinct().count())
                .isGreaterThan(whole.size());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void cellsWhoseNodesReadSomeEdgesEndInAGenotype(Method method) {
        SearchSpace space = TinySpace.subset();
        try (DjlSupernet supernet = Searches.supernet(space);
                DifferentiableSearch search =
                        new DifferentiableSearch(Searches.ENGINE, supernet, space, plan(method), 2, 1, null)) {
            assertThat(search.mixtures()).hasSize(method instanceof Method.Partial ? 7 : 5);
            double[] before = flat(search.strengths());
            search.step(Searches.example(1), Searches.example(2));
            assertThat(flat(search.strengths())).isNotEqualTo(before);
            assertThat(space.parse(search.genotype(_ -> true).text())).isEqualTo(search.genotype(_ -> true));
        }
    }

    @Test
    void bothSecondOrdersAgreeAndDifferFromTheFirst() {
        SearchSpace space = Searches.cells();
        double[] first = flat(run(space, plan(new Method.Softmax(Order.FIRST)), null, 3, null));
        double[] exact = flat(run(space, plan(new Method.Softmax(Order.SECOND)), null, 3, null));
        double[] near = flat(run(space, plan(new Method.Softmax(Order.SECOND_BY_DIFFERENCES)), null, 3, null));
        assertThat(near).containsExactly(exact, offset(2e-3));
        assertThat(distance(first, exact)).isGreaterThan(10 * distance(near, exact));
    }

    static Stream<Method> shares() {
        return Stream.of(new Method.Softmax(Order.FIRST), Method.Gumbel.standard(), new Method.Gates());
    }

    @ParameterizedTest
    @MethodSource("shares")
    void aBranchThatCostsMoreGetsLessProbable(Method method) {
        SearchSpace space = Searches.chain();
        for (boolean isLine : new boolean[] {true, false}) {
            double cheap = probability(space, plan(method), isLine, 2);
            double dear = probability(space, plan(method), isLine, 4);
            assertThat(dear).as(method + " " + isLine).isLessThan(cheap - 1e-4);
        }
    }

    /** Of the branch "large" of the first layer, when it costs so much, and all others of all layers 2. */
    private static double probability(SearchSpace space, DifferentiablePlan plan, boolean isLine, double cost) {
        SuperNode.Choice choice = space.relax().choices().getFirst();
        Map<Integer, List<Double>> costs = new HashMap<>();
        space.relax().choices().forEach(other -> costs.put(other.id(), List.of(2.0, 2.0, 2.0)));
        costs.put(choice.id(), List.of(2.0, 2.0, cost));
        CostTerm.Form form =
                isLine ? new CostTerm.Form.AddedLine(4, 5) : new CostTerm.Form.MultipliedLogarithm(4, 1, 3);
        return run(space, plan.with(new CostTerm(1, costs, form)), null, 12, null)
                .getFirst()[2];
    }

    /** Of three branches two are drawn. */
    @Test
    void aStepOfGatesMovesTheDrawnBranchesAndLeavesTheOtherAsProbable() {
        SearchSpace space = Searches.chain();
        DifferentiablePlan plan = plan(new Method.Gates());
        for (int steps = 1; steps < 5; steps++) {
            List<double[]> before = run(space, plan, null, steps - 1, null);
            List<double[]> after = run(space, plan, null, steps, null);
            for (int mixture = 0; mixture < before.size(); mixture++) {
                double[] one = before.get(mixture);
                double[] other = after.get(mixture);
                List<Double> moved = IntStream.range(0, one.length)
                        .mapToObj(branch -> other[branch] - one[branch])
                        .filter(difference -> Math.abs(difference) > 1e-6)
                        .toList();
                assertThat(moved).hasSize(2);
                assertThat(moved.getFirst()).isCloseTo(-moved.getLast(), offset(1e-6));
            }
        }
    }

    @Test
    void whileItWarmsUpArchitectureWeightsStay() {
        SearchSpace space = Searches.chain();
        DifferentiablePlan plan = plan(new Method.Softmax(Order.FIRST));
        double[] before = flat(run(space, plan, null, 0, null));
        assertThat(flat(run(space, plan.withWarmUp(0.5, 1), null, STEPS / 2, null)))
                .containsExactly(before);
        assertThat(flat(run(space, plan.withWarmUp(0.5, 1), null, STEPS / 2 + 1, null)))
                .isNotEqualTo(before);
        assertThat(flat(run(space, plan.withWarmUp(0, 4), null, 4, null)))
                .containsExactly(flat(run(space, plan.withWarmUp(0, 4), null, 1, null)));
    }

    @Test
    void theEigenvalueIsThatOfTheSecondDerivatives() {
        SearchSpace space = Searches.chain();
        try (DjlSupernet supernet = Searches.supernet(space);
                DifferentiableSearch search = new DifferentiableSearch(
                        Searches.ENGINE, supernet, space, plan(new Method.Sigmoid(Order.FIRST, 1e4)), STEPS, 1, null)) {
            // −w/N (σ(α) − ½)² bends by −2w/N σ'² = −w/8N where α is 0; the rest of the loss is small against it.
            assertThat(search.eigenvalue(Searches.example(1))).isCloseTo(-1e4 / 8 / 9, offset(2.0));
        }
    }

    @Test
    void guardsOfMethodsThatRunAllBranchesAreRefusedToOthers() {
        DifferentiablePlan plan = DifferentiablePlan.of(Method.Gumbel.standard(), Searches.sgd());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.with(SkipDecay.STANDARD))
                .withMessageContaining("Gumbel");
        assertThatIllegalArgumentException().isThrownBy(() -> plan.with(EigenvalueStop.standard()));
    }

    private static DifferentiablePlan plan(Method method) {
        return DifferentiablePlan.of(method, Searches.sgd()).with(FAST);
    }

    private static List<double[]> run(
            SearchSpace space, DifferentiablePlan plan, @Nullable Checkpoint from, int until, @Nullable Path file) {
        try (DjlSupernet supernet = Searches.supernet(space);
                DifferentiableSearch search = new DifferentiableSearch(
                        Searches.ENGINE, supernet, space, plan, Math.max(STEPS, until), 1, from)) {
            while (search.done() < until) {
                search.step(Searches.example(search.done()), Searches.example(1_000 + search.done()));
            }
            if (file != null) {
                search.checkpoint().save(file);
            }
            return search.strengths();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] flat(List<double[]> strengths) {
        return strengths.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private static double distance(double[] one, double[] other) {
        double sum = 0;
        for (int k = 0; k < one.length; k++) {
            sum += Math.abs(one[k] - other[k]);
        }
        return sum;
    }
}
