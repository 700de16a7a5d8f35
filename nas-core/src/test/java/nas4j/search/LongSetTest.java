package nas4j.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import nas4j.contract.Seeds;
import org.junit.jupiter.api.Test;

class LongSetTest {
    /** Numbers that are far apart, close together, and equal in their lowest bits. */
    @Test
    void holdsWhatAPlainSetHolds() {
        Seeds.each(20, random -> {
            LongSet set = new LongSet();
            Set<Long> plain = new HashSet<>();
            for (int k = 0; k < 2_000; k++) {
                long number =
                        switch (k % 3) {
                            case 0 -> random.nextLong();
                            case 1 -> random.nextLong(-500, 500);
                            default -> random.nextLong(-50, 50) << 32;
                        };
                assertThat(set.contains(number)).isEqualTo(plain.contains(number));
                assertThat(set.add(number)).isEqualTo(plain.add(number));
                assertThat(set.contains(number)).isTrue();
                assertThat(set.size()).isEqualTo(plain.size());
            }
            assertThat(plain).contains(0L).allMatch(set::contains);
        });
    }
}
