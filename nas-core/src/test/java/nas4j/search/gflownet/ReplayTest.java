package nas4j.search.gflownet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nas4j.contract.Seeds;
import nas4j.contract.TinySpace;
import nas4j.search.Observation;
import nas4j.search.Suggestion;
import nas4j.space.Genotype;
import org.junit.jupiter.api.Test;

class ReplayTest {
    @Test
    void aBatchHoldsNoneTwiceAndManyHoldAll() {
        Replay replay = new Replay(1, Seeds.generator(1));
        List<Genotype> all = TinySpace.cellOfFive().enumerate().limit(100).toList();
        all.forEach(genotype -> replay.add(new Observation(Suggestion.full(genotype), List.of(1.0))));
        Set<Genotype> seen = new HashSet<>();
        for (int draw = 0; draw < 20; draw++) {
            List<Genotype> batch = replay.draw().genotypes();
            assertThat(batch).hasSize(64).doesNotHaveDuplicates();
            seen.addAll(batch);
        }
        assertThat(seen).hasSize(100);
    }

    @Test
    void ofSeveralObjectivesAllOfABatchAreCompared() {
        Replay replay = new Replay(2, Seeds.generator(1));
        List<Genotype> all = TinySpace.shared().enumerate().toList();
        all.forEach(genotype ->
                replay.add(new Observation(Suggestion.full(genotype), List.of((double) genotype.option(0), 1.0))));
        Contest contest = replay.draw();
        assertThat(contest.groups()).isEqualTo(1);
        assertThat(contest.groupSize()).isEqualTo(6);
        for (int k = 0; k < all.size(); k++) {
            boolean isOnFront = contest.genotypes().get(k).option(0) == 0;
            assertThat(contest.labels().get(k) > 0).isEqualTo(isOnFront);
        }
    }
}
