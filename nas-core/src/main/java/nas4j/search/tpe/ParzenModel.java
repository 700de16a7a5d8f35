package nas4j.search.tpe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import nas4j.search.Proposed;
import nas4j.space.Costs;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.Variation;

/**
 * Where good genotypes are (l) and where the others are (g), and which one to try: of some drawn from l that with the
 * largest l/g. Bergstra et al. 2011, "Algorithms for hyper-parameter optimization", section 4.
 *
 * <p>Both densities are the geometric mean of two, one that looks at each decision by itself, as the paper does, and one
 * that looks at all of them together (Falkner et al. 2018): the first learns from few trials, the second sees what goes with
 * what. Half of the candidates are drawn from each.
 *
 * <p>Genotypes that wait for an answer count as bad (the constant liar), those that failed are bad. Deterministic in the
 * generator; for one thread.
 */
public final class ParzenModel {
    /** More good ones would blur what makes them good. */
    private static final int MOST_GOOD = 50;
    /** So many of the others stand for all of them, so that the time of a trial does not grow without end. */
    private static final int MOST_OTHERS = 300;
    /** Candidates are drawn so often while all of them were proposed before. */
    private static final int ROUNDS = 10;

    private final SearchSpace space;
    private final Parzen parzen;
    private final Ranking ranking = new Ranking();
    private final List<Genotype> waiting = new ArrayList<>();

    public ParzenModel(SearchSpace space, Parzen parzen) {
        this.space = space;
        this.parzen = parzen;
    }

    /** Notes that a genotype waits for an answer. */
    public void await(Genotype genotype) {
        waiting.add(genotype);
    }

    /** Notes that no answer will come. */
    public void forget(Genotype genotype) {
        waiting.remove(genotype);
    }

    /**
     * Tells what became of a genotype, whether it was awaited or not.
     *
     * @param loss infinite if it failed
     */
    public void add(Genotype genotype, double loss) {
        waiting.remove(genotype);
        ranking.add(genotype, loss);
    }

    /** How many genotypes with a finite loss it knows. */
    public int size() {
        return ranking.complete();
    }

    /** The next to try, which is noted as proposed; empty if none was found. It must know a genotype with a finite loss. */
    public Optional<Genotype> findNext(Proposed proposed, RandomGenerator random) {
        int wanted = (int) Math.ceil(parzen.good() * ranking.size());
        int good = Math.min(Math.min(wanted, MOST_GOOD), ranking.complete());
        List<Genotype> best = ranking.best(good);
        List<OptionKernel> kernels = space.decisions().stream()
                .map(decision -> new OptionKernel(decision, good))
                .toList();
        for (int round = 0; round < ROUNDS; round++) {
            for (Genotype candidate : candidates(best, kernels, random)) {
                if (proposed.add(candidate)) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    /** Candidates, that with the largest l/g first. */
    private List<Genotype> candidates(List<Genotype> best, List<OptionKernel> kernels, RandomGenerator random) {
        List<Genotype> drawn = new ArrayList<>();
        for (int k = 0; k < parzen.candidates(); k++) {
            drawn.add(draw(best, kernels, random));
        }
        List<Genotype> others = new ArrayList<>(ranking.rest(best.size(), MOST_OTHERS));
        others.addAll(waiting);
        Candidates densities = new Candidates(drawn, kernels, parzen.prior());
        double[] l = densities.logDensities(best);
        double[] g = densities.logDensities(others);
        return IntStream.range(0, l.length)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> g[k] - l[k]))
                .map(drawn::get)
                .toList();
    }

    private Genotype draw(List<Genotype> best, List<OptionKernel> kernels, RandomGenerator random) {
        boolean together = random.nextBoolean();
        int[] options = new int[kernels.size()];
        int centre = drawCentre(best.size(), random);
        for (int decision = 0; decision < options.length; decision++) {
            int around = together ? centre : drawCentre(best.size(), random);
            int seen = around < 0 ? -1 : best.get(around).option(decision);
            options[decision] = kernels.get(decision).draw(seen, random);
        }
        Genotype drawn = space.genotype(options);
        boolean fits = space.violations(drawn, Costs.UNKNOWN).isEmpty();
        return fits ? drawn : Variation.mutate(best.get(Math.max(0, centre)), random);
    }

    /** One of the best, each equally likely; -1 for the prior. */
    private int drawCentre(int best, RandomGenerator random) {
        double drawn = random.nextDouble() * (best + parzen.prior());
        return drawn < best ? (int) drawn : -1;
    }
}
