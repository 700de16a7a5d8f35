package nas4j.djl.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * How the pixels of each class overlap with those it was found at, image by image. Mutable.
 *
 * <p>The standard error is the jackknife's, with one image left out at a time: pixels of one image are not independent,
 * and the mean is no sum over images. In expectation it is not too small. Efron and Stein, "The jackknife estimate of
 * variance", Annals of Statistics 9, 1981.
 */
final class Overlaps {
    private final long[] intersections;
    private final long[] unions;
    private final List<List<Overlap>> images = new ArrayList<>();
    private final int[] both;
    private final int[] either;

    /** Pixels of one class in one image. */
    private record Overlap(int label, int intersection, int union) {}

    Overlaps(int classes) {
        intersections = new long[classes];
        unions = new long[classes];
        both = new int[classes];
        either = new int[classes];
    }

    /** Takes in a pixel of the image. */
    void add(int truth, int found) {
        either[truth]++;
        if (truth == found) {
            both[truth]++;
        } else {
            either[found]++;
        }
    }

    /** What follows is of the next image. One without a pixel that counts is none. */
    void endImage() {
        List<Overlap> image = new ArrayList<>();
        for (int label = 0; label < either.length; label++) {
            if (either[label] > 0) {
                image.add(new Overlap(label, both[label], either[label]));
                intersections[label] += both[label];
                unions[label] += either[label];
                both[label] = 0;
                either[label] = 0;
            }
        }
        if (!image.isEmpty()) {
            images.add(List.copyOf(image));
        }
    }

    int images() {
        return images.size();
    }

    /** Mean over the classes that occur, 0 to 1. */
    double mean() {
        return without(List.of());
    }

    /** Standard error of the mean. */
    double standardError() {
        int n = images.size();
        if (n < 2) {
            throw new IllegalStateException("[" + n + "] images with pixels that count have no standard error");
        }
        double[] means = images.stream().mapToDouble(this::without).toArray();
        double centre = 0;
        for (double mean : means) {
            centre += mean / n;
        }
        double squares = 0;
        for (double mean : means) {
            squares += (mean - centre) * (mean - centre);
        }
        return Math.sqrt(squares * (n - 1) / n);
    }

    /** The mean without an image. */
    private double without(List<Overlap> image) {
        double sum = 0;
        int present = 0;
        int next = 0;
        for (int label = 0; label < unions.length; label++) {
            long intersection = intersections[label];
            long union = unions[label];
            if (next < image.size() && image.get(next).label() == label) {
                intersection -= image.get(next).intersection();
                union -= image.get(next).union();
                next++;
            }
            if (union > 0) {
                sum += (double) intersection / union;
                present++;
            }
        }
        return sum / present;
    }
}
