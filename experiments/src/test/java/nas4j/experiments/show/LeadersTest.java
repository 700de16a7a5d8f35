package nas4j.experiments.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import nas4j.contract.SampleTrials;
import nas4j.contract.Seeds;
import nas4j.experiments.prepare.Preference;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeadersTest {
    private static final RunKey RUN = new RunKey("leaders", RunKey.SEARCH, 1);

    private record Ranked(double loss, TrialRecord trial) {}

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 300})
    void theyAreTheFirstOfAllInOrder(int most) {
        RandomGenerator random = Seeds.generator(most);
        List<Ranked> all = new ArrayList<>();
        Leaders leaders = new Leaders(most);
        for (int k = 0; k < 200; k++) {
            Ranked ranked = new Ranked(random.nextInt(20), SampleTrials.trial(RUN, k));
            all.add(ranked);
            leaders.add(new Preference.Ranked(ranked.trial(), List.of(ranked.loss())));
        }
        all.sort(Comparator.comparingDouble((Ranked ranked) -> -ranked.trial().share())
                .thenComparingDouble(Ranked::loss));
        assertThat(leaders.trials())
                .isEqualTo(all.stream().limit(most).map(Ranked::trial).toList());
    }

    @Test
    void aLargerShareOfTheBudgetComesFirst() {
        TrialRecord full = SampleTrials.trial(RUN, 1);
        TrialRecord brief = new TrialRecord(
                RUN,
                2,
                full.genotype(),
                full.graphHash(),
                full.share() / 2,
                0,
                full.seed(),
                full.outcome(),
                null,
                full.start(),
                full.end(),
                full.worker());
        Leaders leaders = new Leaders(1);
        leaders.add(new Preference.Ranked(full, List.of(5.0)));
        leaders.add(new Preference.Ranked(brief, List.of(1.0)));
        assertThat(leaders.trials()).containsExactly(full);
    }

    @Test
    void thereAreNoneOfNone() {
        assertThat(new Leaders(3).trials()).isEmpty();
    }
}
