package nas4j.results.chart;

import java.util.List;
import nas4j.results.html.Coordinates;
import nas4j.results.html.Tag;

/**
 * Named bars from zero, one below the other.
 *
 * @param name what it shows, for who cannot see it
 * @param axis title of the numbers
 */
public record Bars(String name, String axis, List<Bar> bars) {
    private static final double ROW = 24;
    private static final double LEFT = 170;
    private static final double RIGHT = 462;
    private static final double TOP = 6;
    private static final int LONGEST_NAME = 24;

    /**
     * A bar.
     *
     * @param length from 0
     * @param mark where a line crosses it, to compare with
     * @param label behind it
     */
    public record Bar(String name, double length, double mark, String label) {}

    public Bars {
        bars = List.copyOf(bars);
    }

    /** The picture. */
    public Tag svg() {
        double bottom = TOP + ROW * bars.size();
        double largest = bars.stream()
                .mapToDouble(bar -> Math.max(bar.length(), bar.mark()))
                .max()
                .orElse(1);
        Scale scale = Scale.fromZero(1.18 * largest);
        Tag svg = Tag.of("svg", Tag.of("title", name))
                .style("chart")
                .with("role", "img")
                .with("viewBox", "0 0 " + Coordinates.text(Frame.WIDTH) + " " + Coordinates.text(bottom + 42));
        for (Scale.Tick tick : scale.ticks(5)) {
            double at = x(scale, tick.value());
            svg.add(Frame.line(at, TOP, at, bottom));
            svg.add(Frame.text(tick.label(), "tick middle", at, bottom + 16));
        }
        svg.add(Frame.text(axis, "axis middle", (LEFT + RIGHT) / 2, bottom + 36));
        for (int row = 0; row < bars.size(); row++) {
            svg.add(draw(bars.get(row), scale, TOP + ROW * row));
        }
        return svg;
    }

    private static List<Tag> draw(Bar bar, Scale scale, double top) {
        double end = x(scale, Math.max(0, bar.length()));
        double mark = x(scale, Math.max(0, bar.mark()));
        Tag body = Tag.of("rect")
                .style("bar s0")
                .with("x", LEFT)
                .with("y", top + 4)
                .with("width", end - LEFT)
                .with("height", ROW - 8);
        return List.of(
                Tag.of(
                        "g",
                        Tag.of("title", bar.name()),
                        Frame.text(shortened(bar.name()), "tick end", LEFT - 6, top + 16)),
                body,
                Tag.of("path")
                        .style("mark")
                        .with("d", "M" + Coordinates.text(mark) + " " + (top + 2) + "v" + (ROW - 4)),
                Frame.text(bar.label(), "tick start", Math.max(end, mark) + 5, top + 16));
    }

    /** The end of a path tells more than its beginning. */
    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : "…" + name.substring(name.length() - LONGEST_NAME + 1);
    }

    private static double x(Scale scale, double value) {
        return LEFT + scale.at(value) * (RIGHT - LEFT);
    }
}
