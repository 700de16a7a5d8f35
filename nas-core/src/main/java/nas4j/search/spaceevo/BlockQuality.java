package nas4j.search.spaceevo;

/** Tells what is known of the blocks of a hyperspace. Answers the same each time; made for several threads. */
@FunctionalInterface
public interface BlockQuality {

    /**
     * The known settings of a stage.
     *
     * @param stage its place in the hyperspace
     * @param block place of the block type in the stage
     * @param window place of the width window in the stage
     */
    BlockSamples samples(int stage, int block, int window);
}
