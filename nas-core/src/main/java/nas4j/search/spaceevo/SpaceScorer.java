package nas4j.search.spaceevo;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Scores spaces by networks that are drawn from them. Each network has one size of images and in each stage one known setting
 * for that size, all equally likely and independent; its latency and its loss are the sums over its stages. Deterministic in
 * the generator; safe for several threads.
 */
public final class SpaceScorer {
    private final Hyperspace hyperspace;
    private final BlockQuality quality;
    private final QtScore formula;

    public SpaceScorer(Hyperspace hyperspace, BlockQuality quality, QtScore formula) {
        this.hyperspace = hyperspace;
        this.quality = quality;
        this.formula = formula;
    }

    public Hyperspace hyperspace() {
        return hyperspace;
    }

    /** Scores a space by fresh draws. */
    public SpaceScore score(SpaceGenome genome, RandomGenerator random) {
        List<Limit> limits = formula.limitsMs().stream()
                .map(limitMs -> new Limit(limitMs, formula.top()))
                .toList();
        int[] draws = drawsBySize(random);
        for (int size = 0; size < draws.length; size++) {
            draw(stages(genome, size), draws[size], limits.toArray(Limit[]::new), random);
        }
        List<SpaceScore.Kept> kept = limits.stream()
                .map(limit ->
                        new SpaceScore.Kept(limit.limitMs, limit.kept / (double) formula.draws(), limit.losses.mean()))
                .toList();
        return new SpaceScore(
                kept.stream()
                        .mapToDouble(each -> formula.of(each.share(), each.loss()))
                        .sum(),
                kept);
    }

    /** How many of the networks have each size: drawn first, so that those of one size can be drawn in a row. */
    private int[] drawsBySize(RandomGenerator random) {
        int[] draws = new int[hyperspace.imageSizes()];
        long bits = 0;
        for (int k = 0; k < formula.draws(); k++) {
            bits = k % 2 == 0 ? random.nextLong() : bits << Integer.SIZE;
            draws[upTo(draws.length, bits)]++;
        }
        return draws;
    }

    private double[][] stages(SpaceGenome genome, int size) {
        List<double[]> stages = new ArrayList<>();
        for (int stage = 0; stage < hyperspace.stages().size(); stage++) {
            stages.add(quality.samples(
                            stage, genome.blocks().get(stage), genome.windows().get(stage))
                    .ofSize(size));
        }
        return stages.toArray(double[][]::new);
    }

    private static void draw(double[][] stages, int draws, Limit[] limits, RandomGenerator random) {
        for (int k = 0; k < draws; k++) {
            double latency = 0;
            double loss = 0;
            long bits = 0;
            for (int stage = 0; stage < stages.length; stage++) {
                bits = stage % 2 == 0 ? random.nextLong() : bits << Integer.SIZE;
                double[] rows = stages[stage];
                int row = BlockSamples.STRIDE * upTo(rows.length / BlockSamples.STRIDE, bits);
                latency += rows[row];
                loss += rows[row + 1];
            }
            for (Limit limit : limits) {
                limit.tell(latency, loss);
            }
        }
    }

    /**
     * A number below a bound, from the upper 32 of random bits. Of 1,000 numbers, one is more likely than another by 1 in 4
     * million at most.
     */
    private static int upTo(int bound, long bits) {
        return (int) (((bits >>> Integer.SIZE) * bound) >>> Integer.SIZE);
    }

    /** What is counted for one limit. */
    private static final class Limit {
        private final double limitMs;
        private final LeastLosses losses;
        private int kept;

        Limit(double limitMs, int top) {
            this.limitMs = limitMs;
            losses = new LeastLosses(top);
        }

        void tell(double latency, double loss) {
            if (latency <= limitMs) {
                kept++;
                if (loss < losses.limit()) {
                    losses.add(loss);
                }
            }
        }
    }
}
