package nas4j.djl.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import nas4j.djl.data.ClassLabels;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.ImageShape;
import nas4j.djl.data.Stratified;
import org.junit.jupiter.api.Test;

class QuantisationTest {
    /** Images of one pixel, which is their number; classes are odd and even. */
    private static ImageData images(int count) {
        return ImageData.of(
                new ImageShape(1, 1, 1),
                IntStream.range(0, count).mapToObj(k -> new byte[] {(byte) k}).toList(),
                List.of(ClassLabels.of(
                        "class",
                        List.of("even", "odd"),
                        IntStream.range(0, count).map(k -> k % 2).toArray())));
    }

    private static Stratified.Parts heldOut(int count, int wanted, long seed) {
        return Quantisation.afterTraining().with(Observer.MSE, wanted).heldOut(images(count), seed);
    }

    @Test
    void imagesAreEitherCalibratedOnOrTrainedOn() {
        Stratified.Parts parts = heldOut(100, 6, 1);
        assertThat(parts.taken().size()).isEqualTo(6);
        assertThat(labels(parts.taken())).containsExactly(3, 3);
        assertThat(parts.rest().size()).isEqualTo(94);
        assertThat(labels(parts.rest())).containsExactly(47, 47);
    }

    private static int[] labels(ImageData data) {
        int[] counts = new int[2];
        ClassLabels labels = data.findClassLabels().orElseThrow();
        IntStream.range(0, data.size()).forEach(row -> counts[labels.label(row)]++);
        return counts;
    }

    @Test
    void noMoreThanATenthIsTakenFromTraining() {
        assertThat(heldOut(100, 256, 1).taken().size()).isEqualTo(10);
        assertThat(heldOut(5, 256, 1).taken().size()).isEqualTo(1);
        assertThat(heldOut(1, 256, 1).taken().size()).isEqualTo(1);
        assertThat(heldOut(1, 256, 1).rest().size()).isEqualTo(1);
    }
}
