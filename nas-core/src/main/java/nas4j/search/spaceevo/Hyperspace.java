package nas4j.search.spaceevo;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * All spaces that are looked through: one block type and one width window for each stage.
 *
 * @param name such as {@code onnxw}
 * @param stages in the order of the network, at least one
 * @param imageSizes how many sizes of images the networks are used with, at least 1
 */
public record Hyperspace(String name, List<StageOptions> stages, int imageSizes) {
    public Hyperspace {
        stages = List.copyOf(stages);
        if (stages.isEmpty() || imageSizes < 1) {
            throw new IllegalArgumentException("found [" + stages.size() + "] stages and [" + imageSizes
                    + "] sizes of images, accepted: at least 1 of each");
        }
    }

    /** How many spaces there are. */
    public BigInteger size() {
        return stages.stream()
                .map(stage -> BigInteger.valueOf(
                        (long) stage.blocks().size() * stage.windows().size()))
                .reduce(BigInteger.ONE, BigInteger::multiply);
    }

    /** Draws a space, every one equally likely. */
    public SpaceGenome sample(RandomGenerator random) {
        List<Integer> blocks = new ArrayList<>();
        List<Integer> windows = new ArrayList<>();
        for (StageOptions stage : stages) {
            blocks.add(random.nextInt(stage.blocks().size()));
            windows.add(random.nextInt(stage.windows().size()));
        }
        return new SpaceGenome(blocks, windows);
    }

    /**
     * The spaces with one block type in all stages that have the windows of one rank; a stage with fewer windows has its widest
     * then. In the order of the first stage's block types, narrow to wide.
     */
    public List<SpaceGenome> homogeneous() {
        int ranks =
                stages.stream().mapToInt(stage -> stage.windows().size()).max().orElseThrow();
        Set<SpaceGenome> found = new LinkedHashSet<>();
        for (String block : stages.getFirst().blocks()) {
            List<Integer> blocks =
                    stages.stream().map(stage -> stage.blocks().indexOf(block)).toList();
            for (int rank = 0; rank < ranks && !blocks.contains(-1); rank++) {
                int most = rank;
                found.add(new SpaceGenome(
                        blocks,
                        stages.stream()
                                .map(stage -> Math.min(most, stage.windows().size() - 1))
                                .toList()));
            }
        }
        return List.copyOf(found);
    }
}
