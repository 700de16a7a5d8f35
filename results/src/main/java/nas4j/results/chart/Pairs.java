package nas4j.results.chart;

import java.util.ArrayList;
import java.util.List;
import nas4j.results.html.Coordinates;
import nas4j.results.html.Tag;

/**
 * Scores of two methods by seed, one pair below the other, each joined by a line.
 *
 * @param name what it shows, for who cannot see it
 * @param axis title of the numbers
 */
public record Pairs(String name, String axis, List<Pair> pairs) {
    private static final double LEFT = 86;
    private static final double RIGHT = 462;
    private static final double TOP = 6;
    private static final double MOST_HEIGHT = 260;
    private static final double ROW = 26;

    /** The scores of one seed. */
    public record Pair(String name, double first, double second) {}

    public Pairs {
        pairs = List.copyOf(pairs);
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException("no pairs to draw");
        }
    }

    /** The picture. */
    public Tag svg() {
        double row = Math.min(ROW, MOST_HEIGHT / pairs.size());
        double bottom = TOP + row * pairs.size();
        Scale scale = scale();
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
        for (int k = 0; k < pairs.size(); k++) {
            svg.add(draw(pairs.get(k), scale, TOP + row * (k + 0.5), row >= 13));
        }
        return svg;
    }

    private Scale scale() {
        double least = pairs.stream()
                .mapToDouble(pair -> Math.min(pair.first(), pair.second()))
                .min()
                .orElseThrow();
        double largest = pairs.stream()
                .mapToDouble(pair -> Math.max(pair.first(), pair.second()))
                .max()
                .orElseThrow();
        return Scale.around(least, largest);
    }

    private static List<Tag> draw(Pair pair, Scale scale, double y, boolean named) {
        double first = x(scale, pair.first());
        double second = x(scale, pair.second());
        List<Tag> drawn = new ArrayList<>();
        if (named) {
            drawn.add(Frame.text(pair.name(), "tick end", LEFT - 8, y + 4));
        }
        drawn.add(Tag.of("path").style("join").with("d", "M" + at(first, y) + "H" + Coordinates.text(second)));
        drawn.add(Tag.of("path").style("dots s1").with("d", "M" + at(second, y) + Chart.DOT));
        drawn.add(Tag.of("path").style("dots s0").with("d", "M" + at(first, y) + Chart.DOT));
        return drawn;
    }

    private static String at(double x, double y) {
        return Coordinates.text(x) + " " + Coordinates.text(y);
    }

    private static double x(Scale scale, double value) {
        return LEFT + scale.at(value) * (RIGHT - LEFT);
    }
}
