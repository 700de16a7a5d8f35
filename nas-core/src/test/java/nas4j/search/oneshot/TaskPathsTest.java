package nas4j.search.oneshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import nas4j.contract.Seeds;
import nas4j.contract.TinySpace;
import nas4j.search.oneshot.TaskPaths.Prices;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import org.junit.jupiter.api.Test;

class TaskPathsTest {
    private static final SearchSpace SPACE = TinySpace.conditional();
    private static final long STEPS = 600;

    /** The first task wants the first branch, the second the other one. */
    private static List<Double> losses(Genotype network) {
        double branch = network.option(0);
        return List.of(branch, -branch);
    }

    private static TaskPaths trained(Prices prices) {
        TaskPaths paths = new TaskPaths(SPACE, prices, STEPS, 100, 1);
        for (long step = 0; step < STEPS; step++) {
            Genotype drawn = paths.paths(step).getFirst();
            paths.learn(step, drawn, losses(drawn));
        }
        return paths;
    }

    @Test
    void eachTaskGetsWhatItWants() {
        TaskPaths paths = trained(Prices.none(2));
        assertThat(paths.policies().best(0, _ -> true, Seeds.generator(1)).option(0))
                .isZero();
        assertThat(paths.policies().best(1, _ -> true, Seeds.generator(1)).option(0))
                .isEqualTo(1);
    }

    @Test
    void aPriceOutweighsWhatATaskWants() {
        TaskPaths paths = trained(new Prices(network -> network.option(0), List.of(0.0, 3.0)));
        assertThat(paths.policies().best(1, _ -> true, Seeds.generator(1)).option(0))
                .isZero();
    }

    @Test
    void nothingIsLearntInTheFirstSteps() {
        TaskPaths paths = new TaskPaths(SPACE, Prices.none(2), STEPS, 100, 1);
        List<Float> begin = paths.state();
        Genotype drawn = paths.paths(99).getFirst();
        paths.learn(99, drawn, losses(drawn));
        assertThat(paths.state()).isEqualTo(begin);
        paths.learn(100, drawn, losses(drawn));
        assertThat(paths.state()).isNotEqualTo(begin);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TaskPaths(SPACE, Prices.none(2), STEPS, STEPS, 1))
                .withMessageContaining("[600] steps");
    }
}
