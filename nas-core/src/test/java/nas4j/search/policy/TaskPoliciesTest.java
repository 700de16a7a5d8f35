package nas4j.search.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import nas4j.contract.Seeds;
import nas4j.contract.TinySpace;
import nas4j.search.policy.TaskPolicies.Learning;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import org.junit.jupiter.api.Test;

class TaskPoliciesTest {
    private static final Learning PLAIN = new Learning(1, 0.9, 0);

    private final SearchSpace space = TinySpace.conditional();
    private final List<Genotype> all;

    TaskPoliciesTest() {
        try (Stream<Genotype> genotypes = space.enumerate()) {
            all = genotypes.toList();
        }
    }

    /** Policies of two tasks that have learnt different things. */
    private TaskPolicies apart() {
        TaskPolicies policies = new TaskPolicies(space, 2, PLAIN);
        RandomGenerator random = Seeds.generator(5);
        for (int k = 0; k < 6; k++) {
            policies.step(k % 2, space.sample(random), 0.4, 1);
        }
        return policies;
    }

    @Test
    void ofPoliciesThatAreTheSameAllRatiosAreExactlyOne() {
        for (int tasks = 1; tasks <= 3; tasks++) {
            TaskPolicies policies = new TaskPolicies(space, tasks, PLAIN);
            RandomGenerator random = Seeds.generator(tasks);
            for (int k = 0; k < 5; k++) {
                Genotype taught = space.sample(random);
                for (int task = 0; task < tasks; task++) {
                    policies.step(task, taught, 0.3, k - 2);
                }
            }
            for (Genotype genotype : all) {
                for (int task = 0; task < tasks; task++) {
                    assertThat(policies.ratio(task, genotype)).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void theMeanOfTheRatiosIsOneAndNoneIsAboveTheNumberOfTasks() {
        TaskPolicies policies = apart();
        for (Genotype genotype : all) {
            double first = policies.ratio(0, genotype);
            double second = policies.ratio(1, genotype);
            assertThat((first + second) / 2).isEqualTo(1, within(1e-12));
            assertThat(Math.max(first, second)).isLessThanOrEqualTo(2);
        }
    }

    /** Over all genotypes, as often as the mixture draws them: the step is the slope of what the task's policy expects. */
    @Test
    void stepsAreUnbiased() {
        TaskPolicies policies = apart();
        List<Double> begin = policies.state();
        List<Double> steps = new ArrayList<>(begin);
        steps.replaceAll(_ -> 0.0);
        for (Genotype genotype : all) {
            double drawn = (probability(policies, 0, genotype) + probability(policies, 1, genotype)) / 2;
            policies.step(1, genotype, policies.ratio(1, genotype), reward(genotype));
            List<Double> after = policies.state();
            for (int k = 0; k < steps.size(); k++) {
                steps.set(k, steps.get(k) + drawn * (after.get(k) - begin.get(k)));
            }
            policies.restore(begin);
        }
        double small = 1e-5;
        int slopes = 0;
        for (int k = begin.size() / 2; k < begin.size() - 3; k++) {
            double slope = (expected(begin, k, small) - expected(begin, k, -small)) / (2 * small);
            assertThat(steps.get(k)).as("logit %s", k).isEqualTo(slope, within(1e-8));
            slopes += Math.abs(slope) > 0.01 ? 1 : 0;
        }
        assertThat(slopes).isGreaterThan(2);
    }

    private double expected(List<Double> state, int changed, double by) {
        List<Double> other = new ArrayList<>(state);
        other.set(changed, other.get(changed) + by);
        TaskPolicies policies = new TaskPolicies(space, 2, PLAIN);
        policies.restore(other);
        return all.stream()
                .mapToDouble(genotype -> probability(policies, 1, genotype) * reward(genotype))
                .sum();
    }

    private double probability(TaskPolicies policies, int task, Genotype genotype) {
        double product = 1;
        for (int decision = 0; decision < space.decisions().size(); decision++) {
            product *= genotype.isActive(decision)
                    ? policies.probabilities(task, decision).get(genotype.option(decision))
                    : 1;
        }
        return product;
    }

    private double reward(Genotype genotype) {
        return Math.sin(3.0 * all.indexOf(genotype));
    }

    @Test
    void tasksThatDisagreeEachComeToTheirOwn() {
        TaskPolicies policies = new TaskPolicies(space, 2, new Learning(0.3, 0.95, 0.02));
        RandomGenerator random = Seeds.generator(3);
        int last = space.decisions().getFirst().options() - 1;
        for (int k = 0; k < 400; k++) {
            Genotype drawn = policies.draw(random);
            double first = drawn.option(0);
            policies.learn(drawn, List.of(first, -first));
        }
        assertThat(policies.best(0, _ -> true, random).option(0)).isZero();
        assertThat(policies.best(1, _ -> true, random).option(0)).isEqualTo(last);
    }

    @Test
    void whatIsNotAllowedIsNotTheBest() {
        TaskPolicies policies = apart();
        Genotype mode = policies.best(0, _ -> true, Seeds.generator(1));
        Genotype other = policies.best(0, genotype -> !genotype.equals(mode), Seeds.generator(1));
        assertThat(other).isNotEqualTo(mode);
        assertThatThrownBy(() -> policies.best(0, _ -> false, Seeds.generator(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is allowed");
    }

    @Test
    void policiesThatGoOnLearnWhatTheyWouldHaveLearnt() {
        Learning learning = new Learning(0.3, 0.9, 0.05);
        TaskPolicies whole = new TaskPolicies(space, 3, learning);
        TaskPolicies later = new TaskPolicies(space, 3, learning);
        for (int k = 0; k < 40; k++) {
            RandomGenerator random = Seeds.generator(k);
            if (k == 20) {
                later.restore(whole.state());
            }
            Genotype drawn = whole.draw(random);
            List<Double> losses = List.of(random.nextDouble(), random.nextDouble(), random.nextDouble());
            whole.learn(drawn, losses);
            if (k >= 20) {
                later.learn(drawn, losses);
            }
        }
        assertThat(later.state()).isEqualTo(whole.state());
        assertThatThrownBy(() -> later.restore(List.of(1.0))).hasMessageContaining("[1] numbers");
        assertThatThrownBy(() -> later.learn(all.getFirst(), List.of(1.0))).hasMessageContaining("[1] losses");
    }
}
