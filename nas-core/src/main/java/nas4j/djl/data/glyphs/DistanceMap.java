package nas4j.djl.data.glyphs;

import java.util.Arrays;

/** Squared distance of each pixel's centre to the nearest stroke, in pixels, as far as it is below a limit. Mutable. */
final class DistanceMap {
    private final int size;
    private final float[] squares;

    DistanceMap(int size) {
        this.size = size;
        this.squares = new float[size * size];
    }

    void clear() {
        Arrays.fill(squares, Float.MAX_VALUE);
    }

    /** To be read only. */
    float[] squares() {
        return squares;
    }

    /** Pixels farther than {@code reach} may keep what they have. */
    void stroke(float x0, float y0, float x1, float y1, float reach) {
        int left = bound(Math.min(x0, x1) - reach);
        int right = bound(Math.max(x0, x1) + reach + 1);
        int top = bound(Math.min(y0, y1) - reach);
        int bottom = bound(Math.max(y0, y1) + reach + 1);
        float dx = x1 - x0;
        float dy = y1 - y0;
        float scale = 1 / Math.max(1e-6f, dx * dx + dy * dy);
        for (int row = top; row < bottom; row++) {
            float py = row + .5f - y0;
            for (int i = row * size + left, column = left; column < right; i++, column++) {
                float px = column + .5f - x0;
                float share = Math.max(0, Math.min(1, (px * dx + py * dy) * scale));
                float ex = px - share * dx;
                float ey = py - share * dy;
                squares[i] = Math.min(squares[i], ex * ex + ey * ey);
            }
        }
    }

    private int bound(float position) {
        return Math.max(0, Math.min(size, (int) position));
    }
}
