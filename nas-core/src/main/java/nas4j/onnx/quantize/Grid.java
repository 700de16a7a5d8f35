package nas4j.onnx.quantize;

import nas4j.graph.quantize.Point;

/**
 * The values that activations are rounded to: {@code step · (q − zero)} with {@code q} from 0 to {@link #most}.
 *
 * @param point which names it
 * @param step above 0
 * @param zero the whole number that stands for 0
 */
public record Grid(Point point, float step, int zero) {
    public Grid {
        if (!(step > 0) || Float.isInfinite(step)) {
            throw new IllegalArgumentException(
                    "step of [" + point.path() + "] is [" + step + "], accepted: a number above 0");
        }
        if (zero < 0 || zero > most(point)) {
            throw new IllegalArgumentException(
                    "zero of [" + point.path() + "] is [" + zero + "], accepted: 0 to " + most(point));
        }
    }

    private static int most(Point point) {
        return (1 << point.rounding().bits()) - 1;
    }

    /** The largest whole number. */
    public int most() {
        return most(point);
    }

    /** Whether rounding cuts values off at 0, as a ReLU does. */
    public boolean cutsBelow0() {
        return zero == 0;
    }

    /** Whether rounding makes all values above a limit what it makes of the limit. */
    public boolean cutsAbove(float limit) {
        return (float) Math.rint(limit / step) + zero >= most();
    }
}
