package nas4j.djl.data.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ResamplingTest {
    @Test
    void upwardsInterpolates() {
        Picture wide = Resampling.resize(new Picture(1, 1, 2, new byte[] {0, 100}), 1, 4);
        assertThat(wide.bytes()).containsExactly(0, 25, 75, 100);
    }

    @Test
    void downwardsAverages() {
        Picture small = Resampling.resize(new Picture(2, 2, 2, new byte[] {0, 100, 40, 60, 8, 8, 8, 8}), 1, 1);
        assertThat(small.bytes()).containsExactly(50, 8);
    }

    @Test
    void constantsStayConstant() {
        byte[] bytes = new byte[3 * 7 * 5];
        Arrays.fill(bytes, (byte) 201);
        Picture picture = new Picture(3, 7, 5, bytes);
        assertThat(Resampling.resize(picture, 4, 11).bytes()).hasSize(132).containsOnly((byte) 201);
        assertThat(Resampling.resize(picture, 7, 5)).isSameAs(picture);
    }

    @Test
    void nearestTakesCentres() {
        Picture row = new Picture(1, 1, 5, new byte[] {0, 1, 2, 3, 4});
        assertThat(Resampling.nearest(row, 1, 3).bytes()).containsExactly(0, 2, 4);
    }
}
