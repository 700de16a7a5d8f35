package nas4j.space.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/**
 * The networks that were looked at.
 *
 * @param drawn every genotype equally likely, or all of them
 * @param complete whether all of them
 * @param sought further ones, found on purpose
 */
record Population(List<Examined> drawn, boolean complete, List<Examined> sought) {
    Population {
        drawn = List.copyOf(drawn);
        sought = List.copyOf(sought);
    }

    /** All genotypes, in random order, so that what is looked at before a deadline is a fair sample. */
    static Population all(SearchSpace space, boolean walk, Examiner examiner, RandomGenerator random) {
        List<Genotype> genotypes = new ArrayList<>(walk ? space.enumerate().toList() : drawAll(space, random));
        Collections.shuffle(genotypes, Random.from(random));
        List<Examined> examined = examiner.examineAll(genotypes);
        return new Population(examined, examined.size() == genotypes.size(), List.of());
    }

    /** Draws until every genotype was drawn; of n, about n · ln n draws. */
    private static Set<Genotype> drawAll(SearchSpace space, RandomGenerator random) {
        int size = space.size().genotypes().intValueExact();
        Set<Genotype> genotypes = LinkedHashSet.newLinkedHashSet(size);
        while (genotypes.size() < size) {
            genotypes.add(space.sample(random));
        }
        return genotypes;
    }

    /** Random genotypes; one at least, even if drawing takes until the deadline. */
    static Population sample(SearchSpace space, int count, Examiner examiner, RandomGenerator random) {
        List<Genotype> genotypes = new ArrayList<>();
        while (genotypes.size() < count
                && (genotypes.isEmpty() || !examiner.deadline().passed())) {
            genotypes.add(space.sample(random));
        }
        return new Population(examiner.examineAll(genotypes), false, List.of());
    }

    Population with(List<Examined> more) {
        return new Population(
                drawn, complete, Stream.concat(sought.stream(), more.stream()).toList());
    }

    Stream<Examined> examined() {
        return Stream.concat(drawn.stream(), sought.stream());
    }

    Stream<Examined.Built> built() {
        return examined().filter(Examined.Built.class::isInstance).map(Examined.Built.class::cast);
    }

    Stream<Examined.Failed> failed() {
        return examined().filter(Examined.Failed.class::isInstance).map(Examined.Failed.class::cast);
    }

    boolean isFeasible() {
        return examined().anyMatch(Examined::isFeasible);
    }

    FeasibleShare share() {
        return new FeasibleShare(drawn.stream().filter(Examined::isFeasible).count(), drawn.size(), complete);
    }
}
