package nas4j.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Small changes of genotypes, the same for every space. Every result satisfies the space's constraints over decisions.
 * Deterministic in the generator; safe for several threads with a generator each.
 */
public final class Variation {
    private static final int TRIES = 100;

    private Variation() {}

    /**
     * Changes the answer to one decision, drawn uniformly from those that exist and have another option, to another one,
     * drawn uniformly. Decisions that begin to exist are answered uniformly. Where no such change satisfies the
     * constraints in {@value #TRIES} tries, and in a space that is a list of genotypes, returns one of the
     * {@link #neighbours}, drawn uniformly; a fresh sample if there is none.
     */
    public static Genotype mutate(Genotype parent, RandomGenerator random) {
        SearchSpace space = parent.space();
        if (space.findMembers().isPresent()) {
            return anyNeighbour(parent, random);
        }
        for (int attempt = 0; attempt < TRIES; attempt++) {
            int[] options = parent.options();
            int decision = drawChangeable(space, options, random);
            if (decision == Genotype.INACTIVE) {
                return parent;
            }
            options[decision] = another(options[decision], space.optionCount(decision), random);
            settle(space, options, decision + 1, random);
            if (space.satisfiesDecisionConstraints(options)) {
                return new Genotype(space, options);
            }
        }
        return anyNeighbour(parent, random);
    }

    private static Genotype anyNeighbour(Genotype parent, RandomGenerator random) {
        List<Genotype> neighbours = neighbours(parent);
        return neighbours.isEmpty() ? parent.space().sample(random) : neighbours.get(random.nextInt(neighbours.size()));
    }

    private static int another(int option, int options, RandomGenerator random) {
        return (option + 1 + random.nextInt(options - 1)) % options;
    }

    /**
     * The genotype with another answer to one existing decision. Decisions that begin to exist are answered uniformly.
     * Empty if the decision does not exist, or the result violates the constraints over decisions.
     */
    public static Optional<Genotype> findChanged(Genotype parent, int decision, int option, RandomGenerator random) {
        if (!parent.isActive(decision)) {
            return Optional.empty();
        }
        SearchSpace space = parent.space();
        int[] options = parent.options();
        options[decision] = Objects.checkIndex(option, space.optionCount(decision));
        settle(space, options, decision + 1, random);
        return space.satisfiesDecisionConstraints(options)
                ? Optional.of(new Genotype(space, options))
                : Optional.empty();
    }

    /**
     * Uniform crossover: each decision is answered as one of the parents does, drawn uniformly from those in which it
     * exists; uniformly at random where it exists in neither. Where no such child satisfies the constraints in
     * {@value #TRIES} tries, returns the first parent; in a space that is a list of genotypes, the one most like the child.
     *
     * @throws IllegalArgumentException if the parents are of different spaces
     */
    public static Genotype crossover(Genotype first, Genotype second, RandomGenerator random) {
        SearchSpace space = first.space();
        if (!space.equals(second.space())) {
            throw new IllegalArgumentException("parents are of spaces [" + space.name() + "] and ["
                    + second.space().name() + "]");
        }
        Optional<Members> members = space.findMembers();
        if (members.isPresent()) {
            return members.get().nearest(child(first, second, random), random);
        }
        for (int attempt = 0; attempt < TRIES; attempt++) {
            int[] options = child(first, second, random);
            if (space.satisfiesDecisionConstraints(options)) {
                return new Genotype(space, options);
            }
        }
        return first;
    }

    /**
     * All genotypes that answer one existing decision differently: ordered decisions one step up or down, others with
     * every other option. Decisions that begin to exist take their first option. In the order of decisions and options. In
     * a space that is a list of genotypes: the eight or more others that differ in the fewest decisions, those first.
     */
    public static List<Genotype> neighbours(Genotype genotype) {
        SearchSpace space = genotype.space();
        Optional<Members> members = space.findMembers();
        if (members.isPresent()) {
            return members.get().beside(genotype.optionsUncopied());
        }
        List<Genotype> neighbours = new ArrayList<>();
        for (int decision : space.active(genotype.optionsUncopied())) {
            Decision asked = space.decisions().get(decision);
            int current = genotype.option(decision);
            for (int option = 0; option < asked.options(); option++) {
                if (option != current && (!asked.ordered() || Math.abs(option - current) == 1)) {
                    addNeighbour(genotype, decision, option, neighbours);
                }
            }
        }
        return neighbours;
    }

    private static void addNeighbour(Genotype genotype, int decision, int option, List<Genotype> neighbours) {
        SearchSpace space = genotype.space();
        int[] options = genotype.options();
        options[decision] = option;
        settleFirst(space, options, decision + 1);
        if (space.satisfiesDecisionConstraints(options)) {
            neighbours.add(new Genotype(space, options));
        }
    }

    private static int[] child(Genotype first, Genotype second, RandomGenerator random) {
        SearchSpace space = first.space();
        int[] options = new int[space.decisions().size()];
        for (int k = 0; k < options.length; k++) {
            options[k] = space.activity(k).test(options) ? inherit(first, second, k, random) : Genotype.INACTIVE;
        }
        return options;
    }

    private static int inherit(Genotype first, Genotype second, int decision, RandomGenerator random) {
        if (first.isActive(decision) && second.isActive(decision)) {
            return random.nextBoolean() ? first.option(decision) : second.option(decision);
        }
        if (first.isActive(decision) || second.isActive(decision)) {
            return Math.max(first.option(decision), second.option(decision));
        }
        return random.nextInt(first.space().optionCount(decision));
    }

    /** A decision that exists and has more than one option; INACTIVE if there is none. */
    private static int drawChangeable(SearchSpace space, int[] options, RandomGenerator random) {
        int count = countChangeable(space, options);
        if (count == 0) {
            return Genotype.INACTIVE;
        }
        int left = random.nextInt(count);
        int decision = -1;
        while (left >= 0) {
            decision++;
            left -= isChangeable(space, options, decision) ? 1 : 0;
        }
        return decision;
    }

    private static int countChangeable(SearchSpace space, int[] options) {
        int count = 0;
        for (int k = 0; k < options.length; k++) {
            count += isChangeable(space, options, k) ? 1 : 0;
        }
        return count;
    }

    private static boolean isChangeable(SearchSpace space, int[] options, int decision) {
        return options[decision] != Genotype.INACTIVE && space.optionCount(decision) > 1;
    }

    private static void settle(SearchSpace space, int[] options, int from, RandomGenerator random) {
        for (int k = from; k < options.length; k++) {
            boolean active = space.activity(k).test(options);
            if (active != (options[k] != Genotype.INACTIVE)) {
                options[k] = active ? random.nextInt(space.optionCount(k)) : Genotype.INACTIVE;
            }
        }
    }

    private static void settleFirst(SearchSpace space, int[] options, int from) {
        for (int k = from; k < options.length; k++) {
            boolean active = space.activity(k).test(options);
            if (active != (options[k] != Genotype.INACTIVE)) {
                options[k] = active ? 0 : Genotype.INACTIVE;
            }
        }
    }
}
