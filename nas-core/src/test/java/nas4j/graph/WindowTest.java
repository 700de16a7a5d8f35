package nas4j.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WindowTest {

    @Test
    void samePaddingKeepsTheSizeAtStrideOne() {
        for (int kernel : new int[] {1, 3, 5, 7}) {
            for (int dilation = 1; dilation <= 3; dilation++) {
                Window window = Window.same(kernel, 1, dilation);
                assertThat(window.outHeight(32)).isEqualTo(32);
                assertThat(window.outWidth(17)).isEqualTo(17);
            }
        }
    }

    @Test
    void countsThePlacesOfTheWindow() {
        for (int size = 1; size < 20; size++) {
            for (int kernel = 1; kernel <= 4; kernel++) {
                for (int stride = 1; stride <= 3; stride++) {
                    for (int padding = 0; padding <= 2; padding++) {
                        Window window = Window.square(kernel, stride, 2, padding);
                        assertThat(Math.max(0, window.outHeight(size)))
                                .isEqualTo(places(size + 2 * padding, 2 * (kernel - 1) + 1, stride));
                    }
                }
            }
        }
    }

    @Test
    void rowsAndColumnsAreIndependent() {
        Window window = new Window(1, 7, 1, 1, 0, 3);
        assertThat(window.area()).isEqualTo(7);
        assertThat(window.outHeight(5)).isEqualTo(5);
        assertThat(window.outWidth(9)).isEqualTo(9);
    }

    @Test
    void hugeWindowsDoNotFit() {
        assertThat(Window.square(65_537, 1, 65_537, 0).outHeight(1_000_000)).isNegative();
        assertThat(Window.square(1, 1, 1, Integer.MAX_VALUE).outWidth(1)).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void textIsShort() {
        assertThat(Window.same(3, 1, 1)).hasToString("3x3");
        assertThat(Window.same(3, 2, 1)).hasToString("3x3/2");
        assertThat(new Window(1, 5, 2, 4, 0, 0)).hasToString("1x5/2 dilated 4");
    }

    @Test
    void refusesWhatIsNoWindow() {
        assertThatThrownBy(() -> Window.same(0, 1, 1)).hasMessageContaining("kernel [0x0]");
        assertThatThrownBy(() -> Window.same(3, 0, 1)).hasMessageContaining("stride [0]");
        assertThatThrownBy(() -> Window.square(3, 1, 0, 1)).hasMessageContaining("dilation [0]");
        assertThatThrownBy(() -> Window.square(3, 1, 1, -1)).hasMessage("padding [-1x-1] is below 0");
    }

    /** The definition: windows that fit, counted one by one. */
    private static int places(int size, int reach, int stride) {
        int places = 0;
        for (int at = 0; at + reach <= size; at += stride) {
            places++;
        }
        return places;
    }
}
