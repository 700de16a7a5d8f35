package nas4j.search.spaceevo;

/**
 * What is known of one setting of a stage: so many layers with their kernels, widths and expansions.
 *
 * @param imageSize rank of the size of the network's images, from 0
 * @param latencyMs of the stage, at least 0
 * @param loss of the stage, above 0; losses of stages are added
 */
public record BlockSample(int imageSize, double latencyMs, double loss) {
    public BlockSample {
        if (imageSize < 0 || !(latencyMs >= 0 && latencyMs < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "found size [" + imageSize + "] and [" + latencyMs + "] ms, accepted: at least 0");
        }
        if (!(loss > 0 && loss < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("found loss [" + loss + "], accepted: above 0");
        }
    }
}
