package nas4j.results.chart;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nas4j.results.html.Coordinates;
import nas4j.results.html.Tag;

/**
 * A chart with two axes. What is off the axes is cut off at the frame.
 *
 * @param name what it shows, for who cannot see it
 * @param layers the first behind the others
 */
public record Chart(String name, Axis x, Axis y, List<Layer> layers) {
    /** A line so short that only its ends are seen; some printers draw none of no length. */
    static final String DOT = "h.01";

    /** How much is seen of a rectangle of no strength. */
    private static final double FAINTEST = 0.08;

    /** Dots that would lie on each other are drawn once: on a grid of this many pixels. */
    private static final double GRAIN = 2.5;

    public Chart {
        layers = List.copyOf(layers);
    }

    /** The picture. */
    public Tag svg() {
        Frame frame = new Frame(name, x, y);
        layers.forEach(layer -> frame.add(draw(layer, frame)));
        return frame.svg();
    }

    private static List<Tag> draw(Layer layer, Frame frame) {
        return switch (layer) {
            case Layer.Steps steps ->
                path(steps, steps.faint() ? "line faint" : "line", stepped(steps.points(), frame));
            case Layer.Line line -> path(line, "line", straight(line.points(), frame));
            case Layer.Band band -> path(band, "band", area(band, frame));
            case Layer.Dots dots -> path(dots, dots.faint() ? "dots faint" : "dots", marks(dots.points(), frame));
            case Layer.Cells cells ->
                cells.cells().stream()
                        .map(cell -> rectangle(cells.series(), cell, frame))
                        .toList();
            case Layer.Level level -> level(level, frame);
        };
    }

    private static List<Tag> path(Layer layer, String kind, String way) {
        return way.isEmpty()
                ? List.of()
                : List.of(Tag.of("path").style(kind + " s" + layer.series()).with("d", way));
    }

    private static String straight(List<Point> points, Frame frame) {
        StringBuilder way = new StringBuilder();
        for (Point point : points) {
            way.append(way.isEmpty() ? 'M' : 'L').append(at(frame.x(point.x()), frame.y(point.y())));
        }
        return way.toString();
    }

    private static String stepped(List<Point> points, Frame frame) {
        StringBuilder way = new StringBuilder();
        String lastY = "";
        for (Point point : points) {
            String nextX = Coordinates.text(frame.x(point.x()));
            String nextY = Coordinates.text(frame.y(point.y()));
            if (way.isEmpty()) {
                way.append('M').append(nextX).append(' ').append(nextY);
            } else {
                way.append('H').append(nextX).append(nextY.equals(lastY) ? "" : "V" + nextY);
            }
            lastY = nextY;
        }
        return way.toString();
    }

    private static String area(Layer.Band band, Frame frame) {
        if (band.lower().isEmpty()) {
            return "";
        }
        List<Point> back = new ArrayList<>();
        List<Point> lower = band.lower();
        for (int k = lower.size() - 1; k >= 0; k--) {
            back.add(lower.get(k));
            if (k > 0) {
                back.add(new Point(lower.get(k).x(), lower.get(k - 1).y()));
            }
        }
        return stepped(band.upper(), frame) + straight(back, frame).replaceFirst("M", "L") + "Z";
    }

    private static String marks(List<Point> points, Frame frame) {
        StringBuilder way = new StringBuilder();
        Set<Long> taken = new HashSet<>();
        for (Point point : points) {
            double px = frame.x(point.x());
            double py = frame.y(point.y());
            long cell = Math.round(px / GRAIN) * 1_000_000 + Math.round(py / GRAIN);
            if (frame.shows(px, py) && taken.add(cell)) {
                way.append('M').append(at(px, py)).append(DOT);
            }
        }
        return way.toString();
    }

    private static Tag rectangle(int series, Layer.Cell cell, Frame frame) {
        double left = frame.x(cell.least().x());
        double top = frame.y(cell.largest().y());
        return Tag.of("rect")
                .style("cell s" + series)
                .with("x", left)
                .with("y", top)
                .with("width", frame.x(cell.largest().x()) - left)
                .with("height", frame.y(cell.least().y()) - top)
                .with("fill-opacity", FAINTEST + (1 - FAINTEST) * cell.strength());
    }

    private static List<Tag> level(Layer.Level level, Frame frame) {
        double y = frame.y(level.y());
        Tag label = Tag.of("text", level.label())
                .style("level s" + level.series())
                .with("x", Frame.RIGHT - 4)
                .with("y", y - 5);
        return List.of(
                Tag.of("path")
                        .style("level s" + level.series())
                        .with("d", "M" + at(Frame.LEFT, y) + "H" + Coordinates.text(Frame.RIGHT)),
                label);
    }

    private static String at(double x, double y) {
        return Coordinates.text(x) + " " + Coordinates.text(y);
    }
}
