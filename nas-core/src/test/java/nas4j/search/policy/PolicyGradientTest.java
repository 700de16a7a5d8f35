package nas4j.search.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import nas4j.contract.SearcherContract;
import nas4j.contract.Seeds;
import nas4j.contract.TinySpace;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.Observation;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Suggestion;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import org.junit.jupiter.api.Test;

class PolicyGradientTest implements SearcherContract {
    @Override
    public SearcherProvider provider() {
        return new PolicyGradientProvider();
    }

    @Override
    public long mostBytesPerTrial() {
        return 32;
    }

    /** Against differences of the objective A·ln π + β·H. */
    @Test
    void aStepIsTheGradient() {
        SearchSpace space = TinySpace.independent();
        Policy policy = new Policy(space);
        for (int k = 0; k < 20; k++) {
            policy.step(space.sample(Seeds.generator(k)), 0.3, k % 2 == 0 ? 1 : -1, 0);
        }
        Genotype genotype = space.sample(Seeds.generator(99));
        double[] before = policy.probabilities(0);
        double rate = 1e-6;
        double gain = 0;
        policy.step(genotype, rate, 0.7, 0.2);
        double[] after = policy.probabilities(0);
        int option = genotype.option(0);
        gain += 0.7 * (Math.log(after[option]) - Math.log(before[option]));
        gain += 0.2 * (entropy(after) - entropy(before));
        double squared = 0;
        double uncertainty = entropy(before);
        for (int k = 0; k < before.length; k++) {
            double slope =
                    0.7 * ((k == option ? 1 : 0) - before[k]) - 0.2 * before[k] * (Math.log(before[k]) + uncertainty);
            squared += slope * slope;
        }
        assertThat(gain / rate).isEqualTo(squared, within(1e-4));
    }

    private static double entropy(double[] probabilities) {
        double sum = 0;
        for (double p : probabilities) {
            sum -= p * Math.log(p);
        }
        return sum;
    }

    @Test
    void entropyKeepsAllOptionsOpen() {
        SearchSpace space = TinySpace.independent();
        Genotype same = space.sample(Seeds.generator(1));
        Policy closed = new Policy(space);
        Policy open = new Policy(space);
        for (int k = 0; k < 500; k++) {
            closed.step(same, 0.2, 1, 0);
            open.step(same, 0.2, 1, 1);
        }
        assertThat(closed.probabilities(0)[same.option(0)]).isGreaterThan(0.98);
        assertThat(open.probabilities(0)[same.option(0)]).isBetween(0.5, 0.95);
    }

    @Test
    void theBaselineFollowsLossesAndCutsOffWhatIsFarAway() {
        Baseline baseline = new Baseline(0.5);
        assertThat(baseline.advantage(10)).as("nothing is usual yet").isZero();
        assertThat(baseline.advantage(12)).as("no spread is known yet").isZero();
        assertThat(baseline.advantage(1_000)).isEqualTo(-2);
        for (int k = 0; k < 200; k++) {
            baseline.advantage(k % 2);
        }
        assertThat(baseline.advantage(-1_000)).isEqualTo(2);
    }

    /** Of the last tenth of 1,000 trials, where one option of three is right in each of 24 decisions. */
    @Test
    void whatItDrawsGetsBetter() {
        SearchSpace space = TinySpace.independent();
        BlackBoxSearcher searcher = new PolicyGradient(new SearchProblem(space, 1, 1_000, 3), 0.3, 0.95, 0.05);
        double late = 0;
        for (int trial = 0; trial < 1_000; trial++) {
            Suggestion suggestion = searcher.suggest(1).getFirst();
            int wrong = 0;
            for (int k = 0; k < 24; k++) {
                wrong += suggestion.genotype().option(k) == k % 3 ? 0 : 1;
            }
            searcher.observe(new Observation(suggestion, List.of((double) wrong)));
            late += trial >= 900 ? wrong / 100.0 : 0;
        }
        assertThat(late).as("16 for random search").isLessThan(4);
    }
}
