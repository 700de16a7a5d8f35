package nas4j.agent.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import nas4j.agent.wire.Measurement;
import nas4j.agent.wire.Protocol;
import org.junit.jupiter.api.Test;

class MeasuringTest {
    private static final Protocol SHORT = new Protocol(3, 0, 40, .05, 1, 3, 1, 1, 60);

    @Test
    void figuresAreThoseOfWhatTheModelSays() {
        int[] runs = {0};
        Measurement found = new Measuring(SHORT, () -> 1_000_000L * (1 + runs[0]++ % 5), () -> 500_000).measure();
        assertThat(found.p50Ms()).isEqualTo(3);
        assertThat(found.p90Ms()).isEqualTo(5);
        assertThat(found.minMs()).isEqualTo(1);
        assertThat(found.meanMs()).isCloseTo(3, within(.1));
        assertThat(found.ratio()).isCloseTo(6, within(.1));
        assertThat(found.isUnstable()).isFalse();
        assertThat(found.n()).isGreaterThanOrEqualTo(120);
    }

    @Test
    void withoutAReferenceThereIsNoRatio() {
        assertThat(new Measuring(SHORT, () -> 1_000_000, null).measure().ratio())
                .isNaN();
    }

    /** Every other loading is slow, the first of them. */
    @Test
    void whatCountsIsTheFastestLoadingThatAnotherConfirms() {
        Timed model = new Timed() {
            private int loadings;

            @Override
            public long run() {
                return loadings % 2 == 0 ? 4_200_000 : 3_000_000;
            }

            @Override
            public void renew() {
                loadings++;
            }
        };
        Measurement found = new Measuring(new Protocol(1, 0, 10, 0, 1, 3, 1, 1, 60), model, () -> 500_000).measure();
        assertThat(found.ratio()).isCloseTo(6, within(.1));
        assertThat(found.p50Ms()).isCloseTo(3, within(.1));
        assertThat(found.isUnstable()).isFalse();
    }

    @Test
    void whatChangesFromRepeatToRepeatIsUnstable() {
        long start = System.nanoTime();
        Measurement found = new Measuring(SHORT, () -> 1_000 + System.nanoTime() - start, null).measure();
        assertThat(found.isUnstable()).isTrue();
    }
}
