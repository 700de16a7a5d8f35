package nas4j.djl.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ImageDataTest {
    private static final ImageShape SHAPE = new ImageShape(2, 3, 4);

    @Test
    void viewsNameTheImagesOfTheWhole() {
        ImageData data = TestImages.counting(10, SHAPE, 3);
        ImageData view = data.view(new int[] {7, 2}).view(new int[] {1, 0, 1});
        assertThat(view.size()).isEqualTo(3);
        assertThat(TestImages.bytes(view, 0)).isEqualTo(TestImages.bytes(data, 2));
        assertThat(TestImages.bytes(view, 1)).isEqualTo(TestImages.bytes(data, 7));
        assertThat(view.findClassLabels().orElseThrow().label(2)).isEqualTo(2);
        assertThat(data.view(3, 5).contentHash())
                .isEqualTo(data.view(new int[] {3, 4}).contentHash());
    }

    @Test
    void hashDependsOnContentAlone() {
        ImageData data = TestImages.counting(10, SHAPE, 3);
        assertThat(data.contentHash())
                .isEqualTo(TestImages.counting(10, SHAPE, 3).contentHash())
                .hasSize(64);
        assertThat(List.of(
                        data.contentHash(),
                        TestImages.counting(10, SHAPE, 2).contentHash(),
                        TestImages.counting(10, new ImageShape(2, 4, 3), 3).contentHash(),
                        data.view(0, 9).contentHash(),
                        data.view(new int[] {1, 0, 2, 3, 4, 5, 6, 7, 8, 9}).contentHash(),
                        data.only(List.of()).contentHash()))
                .doesNotHaveDuplicates();
    }

    @Test
    void hashOfTheGoldenSetStays() {
        assertThat(TestImages.counting(10, SHAPE, 3).contentHash()).startsWith("448d71d65343a513");
    }

    @Test
    void targetsMustFit() {
        List<byte[]> images = List.of(new byte[24], new byte[24]);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ImageData.of(SHAPE, images, List.of(ClassLabels.of("class", List.of("a"), new int[] {0}))))
                .withMessageContaining("[1] rows for 2 images");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassLabels.of("class", List.of("a"), new int[] {0, 1}))
                .withMessageContaining("label [1] of image 1 is not 0 to 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PixelLabels.of("mask", List.of("a"), 2, List.of(new byte[] {0, 3})))
                .withMessageContaining("pixel 1 of mask 0 is [3]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageData.of(SHAPE, List.of(new byte[23]), List.of()))
                .withMessageContaining("[23] bytes instead of 24");
    }

    @Test
    void bytesOfPixelTargetsHaveTheirMeanings() {
        float[] classes = PixelLabels.of("mask", List.of("a", "b"), 2, List.of(new byte[] {1, (byte) 255}))
                .meanings();
        assertThat(classes[1]).isEqualTo(1);
        assertThat(classes[255]).isEqualTo(PixelLabels.NO_CLASS);
        assertThat(PixelValues.of("depth", 1, List.of()).meanings()[51]).isEqualTo(.2f);
    }

    @Test
    void normalisationHasMeanAndDeviationOfAllPixels() {
        ImageData data = ImageData.of(
                new ImageShape(2, 1, 2),
                List.of(new byte[] {0, 51, 7, 7}, new byte[] {(byte) 255, 102, 7, 7}),
                List.of());
        Normalisation normalisation = Normalisation.of(data);
        assertThat(normalisation.mean().get(0)).isCloseTo(.4, within(1e-12));
        assertThat(normalisation.deviation().get(0)).isCloseTo(Math.sqrt(.14), within(1e-12));
        assertThat(normalisation.deviation().get(1)).isEqualTo(1);
        assertThat(normalisation.tables()[0][255]).isCloseTo((float) (.6 / Math.sqrt(.14)), within(1e-6f));
    }

    @Test
    void carvingTakesTheSameShareOfEachClassAndNoImageTwice() {
        ImageData data = TestImages.counting(200, new ImageShape(1, 1, 1), 4);
        Splits splits = new DataSet("counting", data, data.view(0, 3)).carve(.2, 5);
        assertThat(TestImages.counts(splits.validation())).containsOnly(10);
        assertThat(TestImages.counts(splits.training())).containsOnly(40);
        assertThat(splits.test().size()).isEqualTo(3);
        boolean[] seen = new boolean[256];
        for (ImageData part : List.of(splits.training(), splits.validation())) {
            for (int i = 0; i < part.size(); i++) {
                int value = Byte.toUnsignedInt(TestImages.bytes(part, i)[0]);
                assertThat(seen[value]).as("image %d twice", value).isFalse();
                seen[value] = true;
            }
        }
    }

    @Test
    void carvingDependsOnTheSeed() {
        DataSet set = new DataSet("counting", TestImages.counting(200, SHAPE, 4), TestImages.counting(4, SHAPE, 4));
        assertThat(set.carve(.2, 5).validation().contentHash())
                .isEqualTo(set.carve(.2, 5).validation().contentHash())
                .isNotEqualTo(set.carve(.2, 6).validation().contentHash());
        ImageData unlabelled = set.training().only(List.of());
        assertThat(Stratified.split(unlabelled, .25, 1).taken().size()).isEqualTo(50);
    }

    @Test
    void trainingAndTestDataMustBeAlike() {
        ImageData training = TestImages.counting(4, SHAPE, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DataSet("x", training, TestImages.counting(4, SHAPE, 3)))
                .withMessageContaining("training targets");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DataSet("x", training, TestImages.counting(4, new ImageShape(1, 1, 1), 2)))
                .withMessageContaining("[2x3x4]");
    }
}
