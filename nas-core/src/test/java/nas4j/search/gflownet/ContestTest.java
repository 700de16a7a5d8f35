package nas4j.search.gflownet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.List;
import nas4j.contract.TinySpace;
import nas4j.space.Genotype;
import org.junit.jupiter.api.Test;

class ContestTest {
    private static final List<Genotype> THREE =
            TinySpace.shared().enumerate().limit(3).toList();

    @Test
    void theBetterOfEachPairWinsAndEqualOnesShare() {
        Contest contest = Contest.ofPairs(THREE, 1, 0, 1);
        assertThat(contest.groups()).isEqualTo(3);
        assertThat(contest.groupSize()).isEqualTo(2);
        assertThat(contest.members()).isEqualTo(LongBuffer.wrap(new long[] {1, 0, 2, 0, 2, 1}));
        assertThat(contest.labels()).isEqualTo(FloatBuffer.wrap(new float[] {1, 0, 0.5f, 0.5f, 0, 1}));
    }

    @Test
    void theFrontSharesTheLabels() {
        Contest contest = Contest.ofFront(THREE, 0, 2, 0);
        assertThat(contest.groups()).isEqualTo(1);
        assertThat(contest.groupSize()).isEqualTo(3);
        assertThat(contest.members()).isEqualTo(LongBuffer.wrap(new long[] {0, 1, 2}));
        assertThat(contest.labels()).isEqualTo(FloatBuffer.wrap(new float[] {0.5f, 0, 0.5f}));
    }
}
