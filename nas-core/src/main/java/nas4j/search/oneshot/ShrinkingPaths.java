package nas4j.search.oneshot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import nas4j.space.Costs;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/**
 * Progressive shrinking: stage by stage more kinds of decisions may make the largest network smaller. Each option that a
 * stage allows is equally likely. Cai et al. 2020, section 3.2.
 */
public final class ShrinkingPaths implements PathSampler {
    private static final int TRIES = 1_000;

    private final SearchSpace space;
    private final Genotype largest;
    private final List<Elasticity> kinds;
    private final List<ShrinkingStage> stages;
    private final List<Long> ends;
    private final long seed;

    /**
     * A sampler.
     *
     * @param largest network of the space
     * @param steps of the whole training, divided among the stages by their shares
     */
    public ShrinkingPaths(Genotype largest, List<ShrinkingStage> stages, long steps, long seed) {
        this.space = largest.space();
        this.largest = largest;
        this.stages = List.copyOf(stages);
        this.seed = seed;
        kinds = Elasticity.of(largest);
        double all = stages.stream().mapToDouble(ShrinkingStage::share).sum();
        List<Long> rounded = new ArrayList<>();
        double done = 0;
        for (ShrinkingStage stage : stages) {
            done += stage.share();
            rounded.add(Math.round(done / all * steps));
        }
        ends = List.copyOf(rounded);
    }

    private int stage(long step) {
        int stage = 0;
        while (stage < stages.size() - 1 && step >= ends.get(stage)) {
            stage++;
        }
        return stage;
    }

    /** Before each stage that makes networks narrower than the one before could. */
    @Override
    public boolean sortsChannelsBefore(long step) {
        int stage = stage(step);
        boolean begins = step == (stage == 0 ? 0 : ends.get(stage - 1));
        return begins && widths(stage) > (stage == 0 ? 1 : widths(stage - 1));
    }

    private int widths(int stage) {
        return stages.get(stage).options().getOrDefault(Elasticity.WIDTH, 1);
    }

    /** @throws IllegalArgumentException if in {@value #TRIES} tries no network satisfied the space's constraints */
    @Override
    public List<Genotype> paths(long step) {
        ShrinkingStage stage = stages.get(stage(step));
        RandomGenerator random = Streams.of(seed, step);
        List<Genotype> paths = new ArrayList<>();
        for (int k = 0; k < stage.paths(); k++) {
            paths.add(draw(stage, random));
        }
        return paths;
    }

    private Genotype draw(ShrinkingStage stage, RandomGenerator random) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Genotype drawn = space.genotype(IntStream.range(0, kinds.size())
                    .map(decision -> option(decision, stage, random))
                    .toArray());
            if (space.violations(drawn, Costs.UNKNOWN).isEmpty()) {
                return drawn;
            }
        }
        throw new IllegalArgumentException("found no network of space [" + space.name()
                + "] with the options of stage [" + stage + "] that satisfies its constraints");
    }

    /** The largest network's, or one of those next to it. */
    private int option(int decision, ShrinkingStage stage, RandomGenerator random) {
        int options = space.decisions().get(decision).options();
        Elasticity kind = kinds.get(decision);
        int first = largest.option(decision);
        if (kind == Elasticity.OTHER || first < 0) {
            return random.nextInt(options);
        }
        int allowed = Math.min(options, stage.options().getOrDefault(kind, 1));
        return IntStream.range(0, options)
                .boxed()
                .sorted(Comparator.comparingInt(option -> Math.abs(option - first)))
                .toList()
                .get(random.nextInt(allowed));
    }
}
