package nas4j.search.differentiable.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nas4j.search.SearchProblem;
import nas4j.search.Suggestion;
import nas4j.search.differentiable.Method;
import nas4j.search.differentiable.Order;
import nas4j.space.Genotype;
import org.junit.jupiter.api.Test;

class DerivedNetworksTest {
    private static final List<double[]> STRENGTHS =
            List.of(new double[] {.8, .15, .05}, new double[] {.1, .1, .8}, new double[] {.05, .8, .15});

    private static DerivedNetworks networks(long seed, int mostLarge) {
        return new DerivedNetworks(
                new SearchProblem(Cells.SPACE, 1, 100, seed),
                new Method.Softmax(Order.FIRST),
                Cells.SPACE.genotype(0, 2, 1),
                STRENGTHS,
                genotype -> large(genotype) <= mostLarge);
    }

    private static int large(Genotype genotype) {
        int count = 0;
        for (int option : genotype.options()) {
            count += option == 2 ? 1 : 0;
        }
        return count;
    }

    private static List<Genotype> all(DerivedNetworks networks, int count) {
        List<Genotype> all = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            all.addAll(networks.suggest(1).stream().map(Suggestion::genotype).toList());
        }
        return all;
    }

    @Test
    void beginsWithWhatWasFoundAndEndsWhenAllThatIsAllowedWasProposed() {
        List<Genotype> all = all(networks(1, 1), 100);
        assertThat(all.getFirst()).isEqualTo(Cells.SPACE.genotype(0, 2, 1));
        long allowed =
                Cells.SPACE.enumerate().filter(genotype -> large(genotype) <= 1).count();
        assertThat(all).hasSize((int) allowed).doesNotHaveDuplicates().allMatch(genotype -> large(genotype) <= 1);
    }

    @Test
    void sameSeedProposesTheSame() {
        assertThat(all(networks(7, 3), 10)).isEqualTo(all(networks(7, 3), 10));
        assertThat(all(networks(7, 3), 10)).isNotEqualTo(all(networks(8, 3), 10));
    }

    /** The second network is any but the first: each as often as its strengths say. False alarms: under 1 in 10,000. */
    @Test
    void othersComeAsOftenAsTheirStrengthsSay() {
        Map<Genotype, Integer> counts = new HashMap<>();
        int seeds = 2_000;
        for (int seed = 0; seed < seeds; seed++) {
            counts.merge(all(networks(seed, 3), 2).getLast(), 1, Integer::sum);
        }
        double likely = STRENGTHS.get(0)[1] * .8 * .8;
        double share = counts.getOrDefault(Cells.SPACE.genotype(1, 2, 1), 0) / (double) seeds;
        // What falls on the first goes to its nearest, so it is at least as often as its strengths say.
        assertThat(share).isGreaterThan(likely - 4 * Math.sqrt(likely * (1 - likely) / seeds));
        double rare = STRENGTHS.get(0)[2] * .1 * .05;
        assertThat(counts.getOrDefault(Cells.SPACE.genotype(2, 0, 0), 0) / (double) seeds)
                .isLessThan(rare + .005);
    }
}
