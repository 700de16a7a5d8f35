package nas4j.djl.data.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Set;
import nas4j.djl.data.SplitMix;
import org.junit.jupiter.api.Test;

class CropTest {
    private static final byte[] PLANE = {1, 2, 3, 4, 5, 6};
    private final SplitMix random = new SplitMix();

    @Test
    void everyShiftAndMirrorOccurs() {
        Crop crop = new Crop(2, 3, false);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            random.reset(1, 0, i);
            crop.draw(new Augmentation(1, true, 0), random);
            seen.add(text(apply(crop)));
        }
        assertThat(seen).hasSize(18).contains("123456", "321654", "000123", "000321", "230560", "032065");
    }

    @Test
    void edgesAreRepeatedWherePixelsHaveTargets() {
        Crop crop = new Crop(2, 3, true);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            random.reset(1, 0, i);
            crop.draw(new Augmentation(1, false, 0), random);
            seen.add(text(apply(crop)));
        }
        assertThat(seen).hasSize(9).contains("123123", "233566", "112112", "456456");
    }

    @Test
    void holesAreSquaresThatMayReachOverTheEdge() {
        Crop crop = new Crop(2, 3, false);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            random.reset(1, 0, i);
            crop.draw(new Augmentation(0, false, 2), random);
            float[] plane = apply(crop);
            crop.cut(plane, 0);
            seen.add(text(plane));
        }
        assertThat(seen).containsExactlyInAnyOrder("023456", "003456", "100456", "023056", "003006", "100400");
    }

    @Test
    void nothingIsDoneWithoutAugmentation() {
        Crop crop = new Crop(2, 3, false);
        random.reset(1, 0, 0);
        crop.draw(Augmentation.NONE, random);
        assertThat(crop.changesNothing()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> new Augmentation(-1, false, 0));
    }

    private static float[] apply(Crop crop) {
        float[] meanings = new float[256];
        for (int i = 0; i < 256; i++) {
            meanings[i] = i;
        }
        float[] plane = new float[6];
        crop.apply(PLANE, 0, meanings, plane);
        return plane;
    }

    private static String text(float[] plane) {
        StringBuilder text = new StringBuilder();
        for (float value : plane) {
            text.append((int) value);
        }
        return text.toString();
    }
}
