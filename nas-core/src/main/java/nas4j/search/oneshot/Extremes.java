package nas4j.search.oneshot;

import java.util.Comparator;
import java.util.Optional;
import java.util.random.RandomGenerator;
import nas4j.graph.GraphCost;
import nas4j.space.CompileException;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.Variation;

/**
 * The largest and the smallest network of a space: by multiply-accumulates, then by parameters. Each is found by changing
 * one decision at a time for as long as that helps, from a few random networks: where decisions enlarge a network each on
 * its own, as in spaces made for shrinking, that is the extreme of the space.
 */
public record Extremes(Genotype largest, Genotype smallest) {
    private static final int STARTS = 3;

    /** A genotype and what it costs. */
    private record Costed(Genotype genotype, GraphCost cost) {
        static final Comparator<Costed> BY_SIZE = Comparator.comparingLong(
                        (Costed costed) -> costed.cost().macs())
                .thenComparingLong(costed -> costed.cost().parameters());

        static Optional<Costed> of(Genotype genotype) {
            try {
                return Optional.of(new Costed(
                        genotype, GraphCost.of(genotype.space().decode(genotype).graph())));
            } catch (CompileException e) {
                return Optional.empty();
            }
        }
    }

    /**
     * Both networks of a space. Always the same; hundreds of networks are built.
     *
     * @throws IllegalArgumentException if none of the networks it begins with can be built
     */
    public static Extremes of(SearchSpace space) {
        return new Extremes(climb(space, Costed.BY_SIZE), climb(space, Costed.BY_SIZE.reversed()));
    }

    private static Genotype climb(SearchSpace space, Comparator<Costed> order) {
        RandomGenerator random = Streams.of(1);
        Optional<Costed> best = Optional.empty();
        for (int start = 0; start < STARTS; start++) {
            Optional<Costed> top = Costed.of(space.sample(random)).map(costed -> climb(costed, order, random));
            best = best.isPresent() && (top.isEmpty() || order.compare(top.get(), best.get()) <= 0) ? best : top;
        }
        return best.orElseThrow(() -> new IllegalArgumentException(
                        "space [" + space.name() + "]: none of " + STARTS + " networks could be built"))
                .genotype();
    }

    private static Costed climb(Costed from, Comparator<Costed> order, RandomGenerator random) {
        Costed current = from;
        boolean moved = true;
        while (moved) {
            Costed before = current;
            for (int decision = 0;
                    decision < before.genotype().space().decisions().size();
                    decision++) {
                current = best(current, decision, order, random);
            }
            moved = order.compare(current, before) > 0;
        }
        return current;
    }

    /** The best of all answers to one decision. */
    private static Costed best(Costed current, int decision, Comparator<Costed> order, RandomGenerator random) {
        Costed best = current;
        int options = current.genotype().space().decisions().get(decision).options();
        for (int option = 0; option < options; option++) {
            Optional<Costed> changed = Variation.findChanged(current.genotype(), decision, option, random)
                    .flatMap(Costed::of);
            if (changed.isPresent() && order.compare(changed.get(), best) > 0) {
                best = changed.get();
            }
        }
        return best;
    }
}
