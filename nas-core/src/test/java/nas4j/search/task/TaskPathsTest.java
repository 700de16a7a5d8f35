package nas4j.search.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import nas4j.contract.TinySpace;
import nas4j.search.task.TaskPaths.Prices;
import nas4j.search.task.TaskPaths.Span;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.weights.Weights;
import org.junit.jupiter.api.Test;

class TaskPathsTest {
    private static final SearchSpace SPACE = TinySpace.conditional();
    private static final List<String> TASKS = List.of("one", "other");
    private static final long STEPS = 600;

    /** The first task wants the first branch, the second the other one. */
    private static List<Double> losses(Genotype network) {
        double branch = network.option(0);
        return List.of(branch, -branch);
    }

    private static TaskPaths trained(Prices prices) {
        TaskPaths paths = new TaskPaths(SPACE, TASKS, prices, new Span(STEPS, 100, 200), 1);
        for (long step = 0; step < STEPS; step++) {
            Genotype drawn = paths.paths(step).getFirst();
            paths.learn(step, drawn, losses(drawn));
        }
        return paths;
    }

    @Test
    void eachTaskGetsWhatItWants() {
        TaskPaths paths = trained(Prices.NONE);
        assertThat(paths.best(_ -> true).stream().map(best -> best.option(0))).containsExactly(0, 1);
        assertThat(paths.epochs()).hasSize(3);
        assertThat(paths.mixtures()).hasSize(2 * SPACE.decisions().size());
        assertThat(paths.epochs().getLast().strengths().getFirst().getFirst()).isGreaterThan(0.8);
    }

    @Test
    void aPriceOutweighsWhatATaskWants() {
        TaskPaths paths = trained(new Prices(network -> 3 * network.option(0)));
        assertThat(paths.best(_ -> true).get(1).option(0)).isZero();
    }

    @Test
    void nothingIsLearntInTheFirstSteps() {
        TaskPaths paths = new TaskPaths(SPACE, TASKS, Prices.NONE, new Span(STEPS, 100, 200), 1);
        List<Float> begin = learnt(paths);
        Genotype drawn = paths.paths(99).getFirst();
        paths.learn(99, drawn, losses(drawn));
        assertThat(learnt(paths)).isEqualTo(begin);
        paths.learn(100, drawn, losses(drawn));
        assertThat(learnt(paths)).isNotEqualTo(begin);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Span(STEPS, STEPS, 1))
                .withMessageContaining("[600] steps");
    }

    private static List<Float> learnt(TaskPaths paths) {
        return Objects.requireNonNull(paths.state().get("policies")).numbers();
    }

    @Test
    void aSearchThatGoesOnIsTheSame() {
        TaskPaths whole = trained(Prices.NONE);
        TaskPaths first = new TaskPaths(SPACE, TASKS, Prices.NONE, new Span(STEPS, 100, 200), 1);
        TaskPaths later = new TaskPaths(SPACE, TASKS, Prices.NONE, new Span(STEPS, 100, 200), 1);
        for (long step = 0; step < STEPS; step++) {
            TaskPaths paths = step < 250 ? first : later;
            if (step == 250) {
                later.restore(Weights.of(first.state()));
            }
            Genotype drawn = paths.paths(step).getFirst();
            paths.learn(step, drawn, losses(drawn));
        }
        assertThat(learnt(later)).isEqualTo(learnt(whole));
        assertThat(later.epochs()).isEqualTo(whole.epochs());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> later.restore(Weights.of(Map.of())))
                .withMessageContaining("[policies]");
    }
}
