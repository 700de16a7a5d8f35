package nas4j.search.spaceevo;

import java.util.Arrays;
import java.util.List;

/** The settings of a stage that are known for one block type and one width window, by size of images. Immutable. */
public final class BlockSamples {
    /** Numbers of a setting in {@link #bySize}: its latency, then its loss. */
    static final int STRIDE = 2;

    private final double[][] bySize;

    private BlockSamples(double[][] bySize) {
        this.bySize = bySize;
    }

    /**
     * Puts them in the order of the sizes.
     *
     * @param imageSizes how many sizes there are
     * @throws IllegalArgumentException if there is none of some size, or one of another size
     */
    public static BlockSamples of(int imageSizes, List<BlockSample> samples) {
        int[] counts = new int[imageSizes];
        for (BlockSample sample : samples) {
            if (sample.imageSize() >= imageSizes) {
                throw new IllegalArgumentException(
                        "found size [" + sample.imageSize() + "], accepted: 0 to " + (imageSizes - 1));
            }
            counts[sample.imageSize()]++;
        }
        double[][] bySize = new double[imageSizes][];
        for (int size = 0; size < imageSizes; size++) {
            if (counts[size] == 0) {
                throw new IllegalArgumentException("found no settings for images of size [" + size + "]");
            }
            bySize[size] = new double[STRIDE * counts[size]];
        }
        Arrays.fill(counts, 0);
        for (BlockSample sample : samples) {
            int at = STRIDE * counts[sample.imageSize()]++;
            bySize[sample.imageSize()][at] = sample.latencyMs();
            bySize[sample.imageSize()][at + 1] = sample.loss();
        }
        return new BlockSamples(bySize);
    }

    /** Latency and loss of each setting in turn; not to be changed. */
    double[] ofSize(int imageSize) {
        return bySize[imageSize];
    }
}
