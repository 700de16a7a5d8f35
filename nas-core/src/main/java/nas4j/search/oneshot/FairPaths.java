package nas4j.search.oneshot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import nas4j.space.Costs;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/**
 * Strict fairness: in each step as many networks as the decision with the most options has, each of its options in one of
 * them. Chu et al. 2021, section 3.3.
 *
 * <p>A decision with fewer options, or one that exists in some of the networks only, deals its options like cards: all in
 * random order, then all again. Whenever it is asked, no option has been dealt twice more than another; after each step
 * they are even if the number of options divides that of the networks in which the decision exists.
 *
 * <p>Which options meet in one network is drawn anew until all networks satisfy the space's constraints over decisions.
 * Constraints that make an option rarer than another leave nothing to draw.
 */
public final class FairPaths implements PathSampler {
    private static final int TRIES = 1_000;
    private static final int NO_OPTION = -1;
    private static final int PAIRING = -1;

    private final SearchSpace space;
    private final long seed;
    private final int networks;
    private final long[] dealt;
    private long next;

    public FairPaths(SearchSpace space, long seed) {
        this.space = space;
        this.seed = seed;
        networks = space.decisions().stream()
                .mapToInt(decision -> decision.options())
                .max()
                .orElse(1);
        dealt = new long[space.decisions().size()];
    }

    /**
     * The networks of a step. A step before the last one asked for is found by dealing from the beginning.
     *
     * @throws IllegalArgumentException if in {@value #TRIES} tries no such networks satisfied the constraints
     */
    @Override
    public List<Genotype> paths(long step) {
        if (step < next) {
            next = 0;
            Arrays.fill(dealt, 0);
        }
        List<Genotype> paths = List.of();
        while (next <= step) {
            paths = deal(next);
            next++;
        }
        return paths;
    }

    private List<Genotype> deal(long step) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            long[] deck = dealt.clone();
            List<Genotype> paths = deal(deck, Streams.of(seed, PAIRING, step, attempt));
            if (paths.stream()
                    .allMatch(path -> space.violations(path, Costs.UNKNOWN).isEmpty())) {
                System.arraycopy(deck, 0, dealt, 0, deck.length);
                return paths;
            }
        }
        throw new IllegalArgumentException("found no [" + networks + "] networks of space [" + space.name()
                + "] that have each option once and satisfy its constraints "
                + space.constraints().stream()
                        .map(constraint -> constraint.text())
                        .toList()
                + "\nMaybe uniform sampling will do, which needs one network at a time.");
    }

    private List<Genotype> deal(long[] deck, RandomGenerator pairing) {
        int[][] options = new int[networks][deck.length];
        for (int[] path : options) {
            Arrays.fill(path, NO_OPTION);
        }
        for (int decision = 0; decision < deck.length; decision++) {
            int asked = decision;
            List<int[]> asking = new ArrayList<>(Arrays.stream(options)
                    .filter(path -> space.isActive(asked, path))
                    .toList());
            for (int[] path : Streams.shuffle(asking, pairing)) {
                path[decision] = card(decision, deck[decision]++);
            }
        }
        return Arrays.stream(options).map(space::genotype).toList();
    }

    /** The option that a decision deals at this place of its endless deck. */
    private int card(int decision, long place) {
        int options = space.decisions().get(decision).options();
        List<Integer> round =
                new ArrayList<>(IntStream.range(0, options).boxed().toList());
        Streams.shuffle(round, Streams.of(seed, decision, place / options));
        return round.get((int) (place % options));
    }
}
