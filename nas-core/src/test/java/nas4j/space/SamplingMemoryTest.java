package nas4j.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.random.RandomGenerator;
import nas4j.contract.Seeds;
import nas4j.contract.TinySpace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sampling keeps nothing: a search may draw as often as it likes. */
@Tag("slow")
class SamplingMemoryTest {
    private static final int DRAWS = 10_000_000;
    private static final long MOST_GROWTH = 16L << 20;

    @Test
    void tenMillionSamplesDoNotGrowTheHeap() {
        SearchSpace space = TinySpace.large();
        RandomGenerator random = Seeds.generator(1);
        long hash = draw(space, random, DRAWS / 100);
        long before = used();
        hash ^= draw(space, random, DRAWS);
        long after = used();
        assertThat(hash).isNotZero();
        assertThat(after - before).isLessThan(MOST_GROWTH);
    }

    private static long draw(SearchSpace space, RandomGenerator random, int draws) {
        long hash = 0;
        for (int k = 0; k < draws; k++) {
            hash += space.sample(random).hash();
        }
        return hash;
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
