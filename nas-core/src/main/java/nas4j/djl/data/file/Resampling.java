package nas4j.djl.data.file;

/**
 * Resizes with a triangle filter along each axis, as wide as one pixel of the coarser grid on either side: bilinear
 * interpolation upwards, a weighted mean downwards. Rounds once, at the end.
 */
final class Resampling {
    private final int[] starts;
    private final float[][] weights;

    private Resampling(int[] starts, float[][] weights) {
        this.starts = starts;
        this.weights = weights;
    }

    static Picture resize(Picture picture, int height, int width) {
        if (picture.height() == height && picture.width() == width) {
            return picture;
        }
        Resampling rows = of(picture.height(), height);
        Resampling columns = of(picture.width(), width);
        int channels = picture.channels();
        float[] narrow = columns.apply(floats(picture.bytes()), channels * picture.height(), picture.width(), 1);
        float[] small = rows.apply(narrow, channels, picture.height(), width);
        byte[] bytes = new byte[channels * height * width];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.clamp(Math.round(small[i]), 0, 255);
        }
        return new Picture(channels, height, width, bytes);
    }

    private static float[] floats(byte[] bytes) {
        float[] floats = new float[bytes.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = Byte.toUnsignedInt(bytes[i]);
        }
        return floats;
    }

    /** Each pixel is the one nearest to its centre. */
    static Picture nearest(Picture picture, int height, int width) {
        byte[] bytes = new byte[height * width];
        for (int y = 0; y < height; y++) {
            int row = (int) ((2L * y + 1) * picture.height() / (2L * height));
            for (int x = 0; x < width; x++) {
                int column = (int) ((2L * x + 1) * picture.width() / (2L * width));
                bytes[y * width + x] = picture.bytes()[row * picture.width() + column];
            }
        }
        return new Picture(1, height, width, bytes);
    }

    private static Resampling of(int from, int to) {
        double scale = (double) from / to;
        double reach = Math.max(1, scale);
        int[] starts = new int[to];
        float[][] weights = new float[to][];
        for (int i = 0; i < to; i++) {
            double centre = (i + .5) * scale;
            int first = Math.max(0, (int) Math.floor(centre - reach));
            int last = Math.min(from, (int) Math.ceil(centre + reach));
            starts[i] = first;
            weights[i] = triangle(first, last, centre, reach);
        }
        return new Resampling(starts, weights);
    }

    private static float[] triangle(int first, int last, double centre, double reach) {
        float[] weights = new float[last - first];
        double sum = 0;
        for (int j = first; j < last; j++) {
            double weight = Math.max(0, 1 - Math.abs(j + .5 - centre) / reach);
            weights[j - first] = (float) weight;
            sum += weight;
        }
        for (int k = 0; k < weights.length; k++) {
            weights[k] /= (float) sum;
        }
        return weights;
    }

    /** Resamples the middle axis of {@code [outer, length, inner]}. */
    private float[] apply(float[] from, int outer, int length, int inner) {
        float[] to = new float[outer * starts.length * inner];
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < starts.length; i++) {
                int target = (o * starts.length + i) * inner;
                for (int k = 0; k < weights[i].length; k++) {
                    int source = (o * length + starts[i] + k) * inner;
                    float weight = weights[i][k];
                    for (int n = 0; n < inner; n++) {
                        to[target + n] += weight * from[source + n];
                    }
                }
            }
        }
        return to;
    }
}
