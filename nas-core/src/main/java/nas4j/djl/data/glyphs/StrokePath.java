package nas4j.djl.data.glyphs;

import java.util.ArrayList;
import java.util.List;

/**
 * Points joined by straight strokes, in a square from −1 to 1, y downwards. Long strokes are cut into pieces, so that
 * they bend where their points are moved. Immutable.
 */
final class StrokePath {
    private static final double PIECE = .4;

    private final float[] xs;
    private final float[] ys;
    private final boolean[] drawn;

    private StrokePath(List<double[]> points) {
        xs = new float[points.size()];
        ys = new float[points.size()];
        drawn = new boolean[points.size()];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = (float) points.get(i)[0];
            ys[i] = (float) points.get(i)[1];
            drawn[i] = points.get(i)[2] > 0;
        }
    }

    int points() {
        return xs.length;
    }

    float x(int point) {
        return xs[point];
    }

    float y(int point) {
        return ys[point];
    }

    /** Whether a stroke leads from the point before to this one. */
    boolean isDrawn(int point) {
        return drawn[point];
    }

    static Pen pen() {
        return new Pen();
    }

    /** Collects points; may be changed until {@link #lift()}. */
    static final class Pen {
        private final List<double[]> points = new ArrayList<>();

        /** A line through the points {@code x, y, x, y, …}. */
        Pen line(double... coordinates) {
            points.add(new double[] {coordinates[0], coordinates[1], 0});
            for (int i = 2; i < coordinates.length; i += 2) {
                stroke(coordinates[i - 2], coordinates[i - 1], coordinates[i], coordinates[i + 1]);
            }
            return this;
        }

        /** An arc, clockwise as seen, in degrees from the right; the radius goes evenly from one to the other. */
        Pen arc(double x, double y, double firstRadius, double lastRadius, double from, double to) {
            int pieces = Math.max(2, (int) Math.ceil(Math.abs(to - from) / 30));
            for (int i = 0; i <= pieces; i++) {
                double angle = Math.toRadians(from + (to - from) * i / pieces);
                double radius = firstRadius + (lastRadius - firstRadius) * i / pieces;
                points.add(new double[] {x + radius * StrictMath.cos(angle), y + radius * StrictMath.sin(angle), i});
            }
            return this;
        }

        StrokePath lift() {
            return new StrokePath(points);
        }

        private void stroke(double x0, double y0, double x1, double y1) {
            int pieces = Math.max(1, (int) Math.round(Math.hypot(x1 - x0, y1 - y0) / PIECE));
            for (int i = 1; i <= pieces; i++) {
                double share = (double) i / pieces;
                points.add(new double[] {x0 + share * (x1 - x0), y0 + share * (y1 - y0), 1});
            }
        }
    }
}
