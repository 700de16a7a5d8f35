package nas4j.results.chart;

import java.util.List;

/** Something drawn in a chart. Series 0 is the search and 1 random search, in every chart. */
public sealed interface Layer {
    /** Series that look different. */
    int SERIES = 10;

    /** Number of the series: its colour, dashes and marks. */
    int series();

    /** A line that goes sideways, then up or down: what held until it changed. */
    record Steps(int series, List<Point> points, boolean faint) implements Layer {
        public Steps {
            points = List.copyOf(points);
        }
    }

    /** A straight line from point to point. */
    record Line(int series, List<Point> points) implements Layer {
        public Line {
            points = List.copyOf(points);
        }
    }

    /** The area between two stepped lines. */
    record Band(int series, List<Point> lower, List<Point> upper) implements Layer {
        public Band {
            lower = List.copyOf(lower);
            upper = List.copyOf(upper);
        }
    }

    /** Marks. Faint ones are small. */
    record Dots(int series, List<Point> points, boolean faint) implements Layer {
        public Dots {
            points = List.copyOf(points);
        }
    }

    /** Rectangles, the stronger the darker. */
    record Cells(int series, List<Cell> cells) implements Layer {
        public Cells {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A rectangle.
     *
     * @param least corner
     * @param largest corner
     * @param strength 0 to 1
     */
    record Cell(Point least, Point largest, double strength) {}

    /** A level to compare with, across the whole chart. */
    record Level(int series, double y, String label) implements Layer {}
}
