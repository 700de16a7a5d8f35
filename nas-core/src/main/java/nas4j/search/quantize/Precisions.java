package nas4j.search.quantize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import nas4j.space.Costs;
import nas4j.space.Decision;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.Variation;

/**
 * The decisions of a space on bits: those that are ordered, whose options are numbers, and whose paths end in {@code
 * weight-bits} or {@code activation-bits}. For one thread.
 */
final class Precisions {
    private static final List<String> ENDINGS = List.of("weight-bits", "activation-bits");

    private final SearchSpace space;
    private final RandomGenerator random;
    private final List<Precision> precisions;

    /** @param options from the fewest bits to the most */
    private record Precision(int decision, List<Integer> options) {
        Precision {
            options = List.copyOf(options);
        }

        /** The options with fewer bits, the most first. */
        List<Integer> below(int option) {
            return options.subList(0, options.indexOf(option)).reversed();
        }
    }

    /** @param random answers decisions that begin to exist, and draws */
    Precisions(SearchSpace space, RandomGenerator random) {
        this.space = space;
        this.random = random;
        precisions = IntStream.range(0, space.decisions().size())
                .filter(k -> isPrecision(space.decisions().get(k)))
                .mapToObj(k -> new Precision(k, ascending(space.decisions().get(k))))
                .toList();
    }

    private static boolean isPrecision(Decision decision) {
        return decision.ordered()
                && ENDINGS.stream().anyMatch(decision.path()::endsWith)
                && IntStream.range(0, decision.options())
                        .allMatch(option -> decision.label(option).matches("\\d{1,2}"));
    }

    private static List<Integer> ascending(Decision decision) {
        return IntStream.range(0, decision.options())
                .boxed()
                .sorted(Comparator.comparingInt(option -> bits(decision, option)))
                .toList();
    }

    private static int bits(Decision decision, int option) {
        return Integer.parseInt(decision.label(option));
    }

    /** Whether the space decides on no bits. */
    boolean isEmpty() {
        return precisions.isEmpty();
    }

    /** The sum of the bits that the genotype decides on. */
    int bits(Genotype genotype) {
        return precisions.stream()
                .filter(each -> genotype.isActive(each.decision()))
                .mapToInt(each -> bits(space.decisions().get(each.decision()), genotype.option(each.decision())))
                .sum();
    }

    /** The same network with the most bits; where the space does not hold it, with as many more as one after the other allows. */
    Genotype highest(Genotype genotype) {
        int[] options = genotype.options();
        precisions.stream()
                .filter(each -> genotype.isActive(each.decision()))
                .forEach(each -> options[each.decision()] = each.options().getLast());
        Genotype highest = space.genotype(options);
        return space.violations(highest, Costs.UNKNOWN).isEmpty() ? highest : raised(genotype);
    }

    private Genotype raised(Genotype genotype) {
        Genotype raised = genotype;
        for (Precision precision : precisions) {
            for (int option : precision.options()) {
                Optional<Genotype> higher = Optional.of(raised)
                        .filter(from -> from.isActive(precision.decision()))
                        .filter(from -> !precision
                                .below(from.option(precision.decision()))
                                .contains(option))
                        .flatMap(from -> Variation.findChanged(from, precision.decision(), option, random));
                raised = higher.orElse(raised);
            }
        }
        return raised;
    }

    /** The same network with bits that are drawn; with its own where the space does not hold it so. */
    Genotype drawn(Genotype genotype) {
        int[] options = genotype.options();
        precisions.stream()
                .filter(each -> genotype.isActive(each.decision()))
                .forEach(each ->
                        options[each.decision()] = random.nextInt(each.options().size()));
        Genotype drawn = space.genotype(options);
        return space.violations(drawn, Costs.UNKNOWN).isEmpty() ? drawn : genotype;
    }

    /**
     * The same network with one choice of bits in all its layers, drawn from those of the first of them; decisions with other
     * options take the fewest bits that are no fewer, or their most. With its own where the space does not hold it so.
     */
    Genotype level(Genotype genotype) {
        List<Precision> asked = precisions.stream()
                .filter(each -> genotype.isActive(each.decision()))
                .toList();
        if (asked.isEmpty()) {
            return genotype;
        }
        Decision first = space.decisions().get(asked.getFirst().decision());
        int bits = bits(first, random.nextInt(first.options()));
        int[] options = genotype.options();
        for (Precision precision : asked) {
            Decision decision = space.decisions().get(precision.decision());
            options[precision.decision()] = precision.options().stream()
                    .filter(option -> bits(decision, option) >= bits)
                    .findFirst()
                    .orElse(precision.options().getLast());
        }
        Genotype level = space.genotype(options);
        return space.violations(level, Costs.UNKNOWN).isEmpty() ? level : genotype;
    }

    /** With one decision on bits at the next lower option that the space holds, for each of them that has one. */
    List<Genotype> lowered(Genotype genotype) {
        List<Genotype> lowered = new ArrayList<>();
        for (Precision precision : precisions) {
            if (genotype.isActive(precision.decision())) {
                precision.below(genotype.option(precision.decision())).stream()
                        .flatMap(option ->
                                Variation.findChanged(genotype, precision.decision(), option, random).stream())
                        .findFirst()
                        .ifPresent(lowered::add);
            }
        }
        return lowered;
    }
}
