package nas4j.results.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChartTest {
    private static final Axis X = new Axis("time (s)", new Scale(0, 410, false));
    private static final Axis Y = new Axis("score <%>", new Scale(0, 224, false));

    private static String draw(Layer... layers) {
        return new Chart("a chart", X, Y, List.of(layers)).svg().toString();
    }

    @Test
    void stepsGoSidewaysThenUp() {
        String svg = draw(new Layer.Steps(0, List.of(new Point(0, 0), new Point(10, 24), new Point(20, 24)), false));
        assertThat(svg).contains("<path class=\"line s0\" d=\"M58 252H68V228H78\"></path>");
    }

    @Test
    void bandsAreClosed() {
        List<Point> lower = List.of(new Point(0, 0), new Point(10, 10));
        List<Point> upper = List.of(new Point(0, 20), new Point(10, 40));
        assertThat(draw(new Layer.Band(1, lower, upper)))
                .contains("<path class=\"band s1\" d=\"M58 232H68V212L68 242L68 252L58 252Z\"></path>");
    }

    @Test
    void dotsAtOnePlaceAreDrawnOnceAndThoseOutsideNot() {
        List<Point> many = Collections.nCopies(10_000, new Point(100, 100));
        String svg = draw(new Layer.Dots(0, many, true), new Layer.Dots(1, List.of(new Point(-50, 10)), false));
        assertThat(svg)
                .contains("<path class=\"dots faint s0\" d=\"M158 152h.01\"></path>")
                .doesNotContain("dots s1");
    }

    @Test
    void namesItselfAndItsAxes() {
        assertThat(draw(new Layer.Level(1, 112, "target")))
                .contains("<title>a chart</title>", "time (s)", "score &lt;%&gt;", ">target</text>");
    }

    @Test
    void showsAsManyDotsAsCanBeSeen() {
        List<Point> everywhere = new ArrayList<>();
        for (int k = 0; k < 400_000; k++) {
            everywhere.add(new Point(k % 410, k / 410 % 224));
        }
        assertThat(draw(new Layer.Dots(0, everywhere, true))).hasSizeLessThan(250_000);
    }
}
