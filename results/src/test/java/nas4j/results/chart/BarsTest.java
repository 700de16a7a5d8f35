package nas4j.results.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class BarsTest {

    @Test
    void drawsBarsFromZeroAndShortensNames() {
        String svg = new Bars(
                        "shares",
                        "%",
                        List.of(
                                new Bars.Bar("stage1/block2/branch3/kernel-size", 50, 2, "50.0 %"),
                                new Bars.Bar("b", -1, 2, "0.0 %")))
                .svg()
                .toString();
        assertThat(svg).contains("<title>stage1/block2/branch3/kernel-size</title>", "/branch3/kernel-size</text>");
        assertThat(svg).contains("width=\"247.46\"", "width=\"0\"");
    }

    @Test
    void drawsNoBars() {
        assertThat(new Bars("none", "%", List.of()).svg().toString()).startsWith("<svg");
    }

    @Test
    void pairsNeedSomethingToDraw() {
        assertThatThrownBy(() -> new Pairs("none", "x", List.of())).isInstanceOf(IllegalArgumentException.class);
        String svg = new Pairs("pairs", "%", List.of(new Pairs.Pair("seed 1", 90, 90)))
                .svg()
                .toString();
        assertThat(svg).contains(">seed 1</text>", "dots s0", "dots s1");
    }
}
