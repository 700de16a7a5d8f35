package nas4j.search.shrink;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import nas4j.space.Genotype;
import nas4j.space.Variation;

/**
 * One round of edits: a few networks, each time one of them with a decision changed; what costs less than its parent and is
 * rather good enough than not joins them, and those with the largest expected saving stay. For one thread.
 */
final class Edits {
    /** How many are edited further. */
    private static final int KEPT = 16;
    /** Edits predicted at once. */
    private static final int BATCH = 20;

    private static final int MOST_DRAWS = 100;
    /** From here a network is rather good enough than not. */
    private static final double GOOD = 0.5;

    private static final Comparator<Edit> MOST_SAVING_FIRST =
            Comparator.comparingDouble(Edit::saving).reversed();

    private final Expected expected;
    private final double limit;
    private final double cost;
    private final RandomGenerator random;

    /**
     * A round.
     *
     * @param limit largest first loss that is good enough
     * @param cost of the cheapest network that is known to be
     */
    Edits(Expected expected, double limit, double cost, RandomGenerator random) {
        this.expected = expected;
        this.limit = limit;
        this.cost = cost;
        this.random = random;
    }

    /** A network with what it costs, and what it may save. */
    private record Edit(Genotype genotype, double cost, double probability, double saving) {}

    /** A change of one of these that is accepted; empty if none is found in {@value #MOST_DRAWS} draws. */
    static Optional<Genotype> findAny(List<Genotype> parents, RandomGenerator random, Predicate<Genotype> accepted) {
        for (int draw = 0; draw < MOST_DRAWS; draw++) {
            Genotype child = Variation.mutate(parents.get(random.nextInt(parents.size())), random);
            if (accepted.test(child)) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    /** Networks that may be cheaper and good enough, those with the largest expected saving first. */
    List<Genotype> follow(List<Genotype> from, int edits) {
        List<Edit> kept = new ArrayList<>(assess(from.subList(0, Math.min(KEPT, from.size()))));
        List<Edit> cheaper = new ArrayList<>();
        Set<Genotype> seen = new HashSet<>(from);
        for (int made = 0; made < edits; made += BATCH) {
            for (Edit child : children(kept, Math.min(BATCH, edits - made), seen)) {
                if (child.probability() >= GOOD) {
                    kept.add(child);
                }
                if (child.cost() < cost) {
                    cheaper.add(child);
                }
            }
            kept.sort(MOST_SAVING_FIRST);
            kept.subList(Math.min(KEPT, kept.size()), kept.size()).clear();
        }
        cheaper.sort(MOST_SAVING_FIRST);
        return cheaper.stream().map(Edit::genotype).toList();
    }

    /** Changes that were not seen before and cost less than what they are changes of. */
    private List<Edit> children(List<Edit> parents, int draws, Set<Genotype> seen) {
        List<Edit> changed = new ArrayList<>();
        List<Genotype> children = new ArrayList<>();
        for (int k = 0; k < draws; k++) {
            Edit parent = parents.get(random.nextInt(parents.size()));
            Genotype child = Variation.mutate(parent.genotype(), random);
            if (seen.add(child)) {
                changed.add(parent);
                children.add(child);
            }
        }
        List<Edit> assessed = assess(children);
        return IntStream.range(0, assessed.size())
                .filter(k -> assessed.get(k).cost() < changed.get(k).cost())
                .mapToObj(assessed::get)
                .toList();
    }

    private List<Edit> assess(List<Genotype> genotypes) {
        List<Double> costs = expected.costs(genotypes);
        double[] probabilities = expected.probabilities(genotypes, limit);
        List<Edit> assessed = new ArrayList<>();
        for (int k = 0; k < probabilities.length; k++) {
            double saving = (cost - costs.get(k)) * probabilities[k];
            assessed.add(new Edit(genotypes.get(k), costs.get(k), probabilities[k], saving));
        }
        return assessed;
    }
}
