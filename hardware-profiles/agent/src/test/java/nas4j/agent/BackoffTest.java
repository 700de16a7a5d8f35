package nas4j.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void waitsDoubleUpToAMinuteAndDifferByChance() {
        Backoff backoff = new Backoff(new SplittableRandom(3));
        for (int k = 0; k < 20; k++) {
            long most = Math.min(Backoff.FIRST_MILLIS << k, Backoff.MOST_MILLIS);
            assertThat(backoff.nextMillis()).isBetween(most / 2, most);
        }
        backoff.reset();
        assertThat(backoff.nextMillis()).isBetween(Backoff.FIRST_MILLIS / 2, Backoff.FIRST_MILLIS);
    }
}
