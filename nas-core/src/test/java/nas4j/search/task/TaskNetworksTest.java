package nas4j.search.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nas4j.contract.Seeds;
import nas4j.contract.TinySpace;
import nas4j.search.KnownLosses;
import nas4j.search.SearchProblem;
import nas4j.search.Suggestion;
import nas4j.space.Decision;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import org.junit.jupiter.api.Test;

class TaskNetworksTest {
    private static final SearchSpace SPACE = TinySpace.conditional();

    private static TaskNetworks networks(List<Genotype> found) {
        SearchProblem problem = new SearchProblem(SPACE, 1, 0, 20, 1, KnownLosses.NONE, null);
        List<double[]> probabilities = new ArrayList<>();
        for (int task = 0; task < found.size(); task++) {
            SPACE.decisions().forEach(decision -> probabilities.add(onlyFirstIsLikely(decision)));
        }
        return new TaskNetworks(problem, found, probabilities, genotype -> genotype.option(0) == 1);
    }

    private static double[] onlyFirstIsLikely(Decision decision) {
        double[] own = new double[decision.options()];
        own[own.length - 1] = 0.9;
        own[0] += 0.1;
        return own;
    }

    @Test
    void theNetworkOfEachTaskComesFirstThenAllowedOthersOnce() {
        Genotype one = SPACE.sample(Seeds.generator(1));
        Genotype other = SPACE.sample(Seeds.generator(4));
        assertThat(one).isNotEqualTo(other);
        List<Genotype> proposed = networks(List.of(one, one, other)).suggest(5).stream()
                .map(Suggestion::genotype)
                .toList();
        assertThat(proposed).startsWith(one, other).doesNotHaveDuplicates();
        assertThat(proposed.subList(2, proposed.size())).isNotEmpty().allMatch(next -> next.option(0) == 1);
    }

    @Test
    void whereNothingIsLeftItEnds() {
        Genotype one = SPACE.sample(Seeds.generator(1));
        try (Stream<Genotype> all = SPACE.enumerate()) {
            assertThat(networks(List.of(one)).suggest(100)).hasSizeLessThan((int) all.count());
        }
    }
}
