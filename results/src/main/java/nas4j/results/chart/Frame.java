package nas4j.results.chart;

import java.util.List;
import nas4j.results.html.Coordinates;
import nas4j.results.html.Tag;

/** The frame of a chart: axes with titles, ticks, grid; and where numbers are in it, in pixels. */
final class Frame {
    static final double WIDTH = 480;
    static final double HEIGHT = 300;
    static final double LEFT = 58;
    static final double RIGHT = 468;
    static final double TOP = 28;
    static final double BOTTOM = 252;

    private static final int X_TICKS = 5;
    private static final int Y_TICKS = 5;
    /** How far beyond the frame lines are drawn, to be cut off there. */
    private static final double OUTSIDE = 20;

    private final Scale horizontal;
    private final Scale vertical;
    private final Tag svg;
    private final Tag inside;

    Frame(String name, Axis x, Axis y) {
        horizontal = x.scale();
        vertical = y.scale();
        svg = Tag.of("svg", Tag.of("title", name))
                .style("chart")
                .with("role", "img")
                .with("viewBox", "0 0 " + Coordinates.text(WIDTH) + " " + Coordinates.text(HEIGHT));
        drawGrid();
        svg.add(text(y.title(), "axis start", 4, 14));
        svg.add(text(x.title(), "axis middle", (LEFT + RIGHT) / 2, HEIGHT - 8));
        inside = Tag.of("svg")
                .with("x", LEFT)
                .with("y", TOP)
                .with("width", RIGHT - LEFT)
                .with("height", BOTTOM - TOP)
                .with(
                        "viewBox",
                        String.join(
                                " ",
                                List.of(LEFT, TOP, RIGHT - LEFT, BOTTOM - TOP).stream()
                                        .map(Coordinates::text)
                                        .toList()));
        svg.add(inside);
        svg.add(Tag.of("path").style("frame").with("d", "M" + LEFT + " " + TOP + "V" + BOTTOM + "H" + RIGHT));
    }

    private void drawGrid() {
        for (Scale.Tick tick : horizontal.ticks(X_TICKS)) {
            double at = x(tick.value());
            svg.add(line(at, TOP, at, BOTTOM));
            svg.add(text(tick.label(), "tick middle", at, BOTTOM + 17));
        }
        for (Scale.Tick tick : vertical.ticks(Y_TICKS)) {
            double at = y(tick.value());
            svg.add(line(LEFT, at, RIGHT, at));
            svg.add(text(tick.label(), "tick end", LEFT - 6, at + 4));
        }
    }

    double x(double value) {
        double at = LEFT + horizontal.at(value) * (RIGHT - LEFT);
        return Math.clamp(at, LEFT - OUTSIDE, RIGHT + OUTSIDE);
    }

    double y(double value) {
        double at = BOTTOM - vertical.at(value) * (BOTTOM - TOP);
        return Math.clamp(at, TOP - OUTSIDE, BOTTOM + OUTSIDE);
    }

    boolean shows(double px, double py) {
        return px >= LEFT && px <= RIGHT && py >= TOP && py <= BOTTOM;
    }

    void add(List<Tag> drawn) {
        inside.add(drawn);
    }

    Tag svg() {
        return svg;
    }

    static Tag line(double x1, double y1, double x2, double y2) {
        return Tag.of("line")
                .style("grid")
                .with("x1", x1)
                .with("y1", y1)
                .with("x2", x2)
                .with("y2", y2);
    }

    static Tag text(String text, String style, double x, double y) {
        return Tag.of("text", text).style(style).with("x", x).with("y", y);
    }
}
