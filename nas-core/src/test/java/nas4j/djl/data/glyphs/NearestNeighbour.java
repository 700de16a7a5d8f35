package nas4j.djl.data.glyphs;

import nas4j.djl.data.ClassLabels;
import nas4j.djl.data.ImageData;

/** The class of the nearest training image, by the squared difference of pixels. */
final class NearestNeighbour {
    private NearestNeighbour() {}

    static double accuracy(ImageData training, ImageData test) {
        ClassLabels known = training.findClassLabels().orElseThrow();
        ClassLabels wanted = test.findClassLabels().orElseThrow();
        byte[][] images = new byte[training.size()][training.shape().bytes()];
        for (int i = 0; i < images.length; i++) {
            training.copy(i, images[i]);
        }
        byte[] image = new byte[test.shape().bytes()];
        int right = 0;
        for (int row = 0; row < test.size(); row++) {
            test.copy(row, image);
            right += known.label(nearest(images, image)) == wanted.label(row) ? 1 : 0;
        }
        return (double) right / test.size();
    }

    private static int nearest(byte[][] images, byte[] image) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < images.length; i++) {
            int distance = distance(images[i], image);
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }

    private static int distance(byte[] a, byte[] b) {
        int sum = 0;
        for (int i = 0; i < a.length; i++) {
            int difference = (a[i] & 0xff) - (b[i] & 0xff);
            sum += difference * difference;
        }
        return sum;
    }
}
