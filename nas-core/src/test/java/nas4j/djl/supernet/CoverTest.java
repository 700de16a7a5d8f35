package nas4j.djl.supernet;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import nas4j.contract.Seeds;
import org.junit.jupiter.api.Test;

class CoverTest {
    private static final Shape KERNELS = new Shape(6, 5, 7, 7);

    @Test
    void eachNumberOfTheUnionIsInOneBlockAndNoOtherNumberIs() {
        Seeds.each(200, random -> {
            List<Part> parts = new ArrayList<>();
            for (int k = random.nextInt(1, 6); k > 0; k--) {
                parts.add(part(random));
            }
            int[] expected = new int[(int) KERNELS.size()];
            parts.forEach(part -> count(part.in(KERNELS), expected, false));
            int[] found = new int[expected.length];
            Cover.of(parts, KERNELS).forEach(block -> count(block, found, true));
            assertThat(found).as(parts.toString()).isEqualTo(expected);
        });
    }

    private static Part part(RandomGenerator random) {
        return Part.of(
                Part.OF_KERNEL,
                random.nextInt(1, 7),
                random.nextInt(1, 6),
                1 + 2 * random.nextInt(4),
                1 + 2 * random.nextInt(4));
    }

    private static void count(Block block, int[] counts, boolean adds) {
        for (int at = 0; at < counts.length; at++) {
            int[] place = {at / 245, at / 49 % 5, at / 7 % 7, at % 7};
            boolean isInside = true;
            for (int axis = 0; axis < place.length; axis++) {
                isInside &= place[axis] >= block.starts().get(axis)
                        && place[axis] < block.ends().get(axis);
            }
            counts[at] = isInside ? (adds ? counts[at] + 1 : 1) : counts[at];
        }
    }

    @Test
    void aPartThatHoldsTheOthersIsTheOnlyBlock() {
        List<Part> nested = List.of(Part.of(2, 2, 5, 3, 3), Part.of(2, 4, 5, 5, 5), Part.of(2, 4, 1, 5, 5));
        assertThat(Cover.of(nested, KERNELS)).containsExactly(nested.get(1).in(KERNELS));
    }

    @Test
    void partsThatCrossAreTwoBlocks() {
        assertThat(Cover.of(List.of(Part.of(0, 16, 4), Part.of(0, 4, 16)), new Shape(16, 16)))
                .containsExactly(
                        new Block(List.of(0L, 0L), List.of(4L, 16L)), new Block(List.of(4L, 0L), List.of(16L, 4L)));
    }
}
