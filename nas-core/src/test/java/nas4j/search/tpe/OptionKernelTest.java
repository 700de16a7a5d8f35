package nas4j.search.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import nas4j.contract.Seeds;
import nas4j.input.Where;
import nas4j.space.Decision;
import org.junit.jupiter.api.Test;

class OptionKernelTest {
    private static final Decision ORDERED = new Decision.IntRange("o", 1, 1, 8, Where.UNKNOWN);
    private static final Decision UNORDERED =
            new Decision.OneOf("u", List.of("a", "b", "c", "d"), false, Where.UNKNOWN);

    private static final List<OptionKernel> KERNELS =
            List.of(new OptionKernel(ORDERED, 10), new OptionKernel(UNORDERED, 10));

    @Test
    void densitiesSumToOne() {
        for (OptionKernel kernel : KERNELS) {
            for (int seen = -1; seen < kernel.options(); seen++) {
                int given = seen;
                double sum = IntStream.range(0, kernel.options())
                        .mapToDouble(option -> kernel.relative(option, given))
                        .sum();
                assertThat(sum / kernel.options()).isCloseTo(1, within(1e-12));
            }
        }
    }

    @Test
    void neighboursAreLikelierWhereOptionsAreOrdered() {
        OptionKernel ordered = KERNELS.getFirst();
        assertThat(ordered.relative(3, 3)).isGreaterThan(ordered.relative(4, 3));
        assertThat(ordered.relative(4, 3)).isGreaterThan(ordered.relative(6, 3));
        OptionKernel unordered = KERNELS.getLast();
        assertThat(unordered.relative(0, 0)).isEqualTo(0.2 + 0.8 * 4);
        assertThat(unordered.relative(1, 0)).isEqualTo(unordered.relative(3, 0)).isEqualTo(0.2);
    }

    @Test
    void theMoreWereSeenTheNarrower() {
        assertThat(new OptionKernel(ORDERED, 50).relative(3, 3))
                .isGreaterThan(KERNELS.getFirst().relative(3, 3));
    }

    /** Each share of 20,000 draws is off by more than 0.02, six standard deviations, with a probability below 10⁻⁷. */
    @Test
    void drawsAsDense() {
        RandomGenerator random = Seeds.generator(1);
        for (OptionKernel kernel : KERNELS) {
            for (int seen : new int[] {-1, 0, 2}) {
                int[] counts = new int[kernel.options()];
                for (int draw = 0; draw < 20_000; draw++) {
                    counts[kernel.draw(seen, random)]++;
                }
                for (int option = 0; option < counts.length; option++) {
                    double share = kernel.relative(option, seen) / kernel.options();
                    assertThat(counts[option] / 20_000.0).isCloseTo(share, within(0.02));
                }
            }
        }
    }
}
