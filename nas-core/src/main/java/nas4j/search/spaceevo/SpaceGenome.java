package nas4j.search.spaceevo;

import java.util.ArrayList;
import java.util.List;

/**
 * One space of a hyperspace.
 *
 * @param blocks by stage, the place of its block type
 * @param windows by stage, the place of its width window
 */
public record SpaceGenome(List<Integer> blocks, List<Integer> windows) {
    public SpaceGenome {
        blocks = List.copyOf(blocks);
        windows = List.copyOf(windows);
        if (blocks.size() != windows.size()) {
            throw new IllegalArgumentException("found [" + blocks.size() + "] block types and [" + windows.size()
                    + "] width windows, accepted: one of each for a stage");
        }
    }

    /** The same space with another block type in a stage. */
    public SpaceGenome withBlock(int stage, int block) {
        return new SpaceGenome(with(blocks, stage, block), windows);
    }

    /** The same space with another width window in a stage. */
    public SpaceGenome withWindow(int stage, int window) {
        return new SpaceGenome(blocks, with(windows, stage, window));
    }

    private static List<Integer> with(List<Integer> options, int stage, int option) {
        List<Integer> changed = new ArrayList<>(options);
        changed.set(stage, option);
        return changed;
    }
}
