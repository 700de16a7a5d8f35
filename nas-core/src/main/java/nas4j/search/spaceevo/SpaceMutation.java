package nas4j.search.spaceevo;

import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Changes a space in one stage. Every other option of every stage that has one is drawn alike within its stage. */
final class SpaceMutation {
    private final List<StageOptions> stages;
    private final RandomGenerator random;

    SpaceMutation(Hyperspace hyperspace, RandomGenerator random) {
        stages = hyperspace.stages();
        this.random = random;
    }

    /** With another block type in one stage; empty if no stage has another. */
    Optional<SpaceGenome> findBlock(SpaceGenome genome) {
        return findStage(stage -> stage.blocks().size())
                .map(stage -> genome.withBlock(
                        stage,
                        other(
                                genome.blocks().get(stage),
                                stages.get(stage).blocks().size())));
    }

    /** With another width window in one stage; empty if no stage has another. */
    Optional<SpaceGenome> findWindow(SpaceGenome genome) {
        return findStage(stage -> stage.windows().size())
                .map(stage -> genome.withWindow(
                        stage,
                        other(
                                genome.windows().get(stage),
                                stages.get(stage).windows().size())));
    }

    private Optional<Integer> findStage(ToIntFunction<StageOptions> options) {
        int[] open = IntStream.range(0, stages.size())
                .filter(stage -> options.applyAsInt(stages.get(stage)) > 1)
                .toArray();
        return open.length == 0 ? Optional.empty() : Optional.of(open[random.nextInt(open.length)]);
    }

    private int other(int option, int options) {
        return (option + 1 + random.nextInt(options - 1)) % options;
    }
}
