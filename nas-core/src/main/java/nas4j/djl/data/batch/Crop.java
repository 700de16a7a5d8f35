package nas4j.djl.data.batch;

import java.util.Arrays;
import nas4j.djl.data.SplitMix;

/** Shifts, mirrors and cuts holes into planes {@code [h, w]} of bytes on their way to floats. Mutable. */
final class Crop {
    private final int height;
    private final int width;
    private final boolean repeatsEdge;
    private int shiftX;
    private int shiftY;
    private boolean mirrored;
    private int holeX;
    private int holeY;
    private int hole;

    Crop(int height, int width, boolean repeatsEdge) {
        this.height = height;
        this.width = width;
        this.repeatsEdge = repeatsEdge;
    }

    /** Draws what happens to the next image. */
    void draw(Augmentation augmentation, SplitMix random) {
        int padding = augmentation.padding();
        hole = augmentation.cutout();
        shiftX = random.nextInt(2 * padding + 1) - padding;
        shiftY = random.nextInt(2 * padding + 1) - padding;
        mirrored = augmentation.mirror() && random.nextInt(2) == 1;
        holeX = random.nextInt(width) - hole / 2;
        holeY = random.nextInt(height) - hole / 2;
    }

    boolean changesNothing() {
        return shiftX == 0 && shiftY == 0 && !mirrored;
    }

    /** Writes what each byte of the plane stands for to where the pixel comes to lie. */
    void apply(byte[] from, int offset, float[] meanings, float[] to) {
        if (changesNothing()) {
            for (int i = 0; i < height * width; i++) {
                to[offset + i] = meanings[from[offset + i] & 0xff];
            }
            return;
        }
        for (int y = 0; y < height; y++) {
            int row = y + shiftY;
            int target = offset + y * width;
            if (!repeatsEdge && (row < 0 || row >= height)) {
                Arrays.fill(to, target, target + width, meanings[0]);
            } else {
                applyRow(from, offset + Math.clamp(row, 0, height - 1) * width, meanings, to, target);
            }
        }
    }

    private void applyRow(byte[] from, int source, float[] meanings, float[] to, int target) {
        for (int x = 0; x < width; x++) {
            int column = (mirrored ? width - 1 - x : x) + shiftX;
            if (!repeatsEdge && (column < 0 || column >= width)) {
                to[target + x] = meanings[0];
            } else {
                to[target + x] = meanings[from[source + Math.clamp(column, 0, width - 1)] & 0xff];
            }
        }
    }

    /** Sets the square to 0, which is the mean of normalised pixels. */
    void cut(float[] plane, int offset) {
        for (int y = Math.max(0, holeY); y < Math.min(height, holeY + hole); y++) {
            for (int x = Math.max(0, holeX); x < Math.min(width, holeX + hole); x++) {
                plane[offset + y * width + x] = 0;
            }
        }
    }
}
