package nas4j.djl.data.file;

/**
 * How folders of pictures become a data set.
 *
 * @param testShare share of the pictures, above 0 and below 1, that become test data where the folder does not say which
 * @param seed of this split
 */
public record FolderOptions(Sizing sizing, double testShare, long seed) {
    public FolderOptions {
        if (!(testShare > 0 && testShare < 1)) {
            throw new IllegalArgumentException("test share [" + testShare + "] is not above 0 and below 1");
        }
    }

    /** As stored, a fifth for the test. */
    public static FolderOptions of(long seed) {
        return new FolderOptions(new Sizing.AsStored(), .2, seed);
    }
}
