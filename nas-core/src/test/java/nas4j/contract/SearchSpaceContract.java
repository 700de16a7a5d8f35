package nas4j.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import nas4j.space.Costs;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.SearchSpace.Sampling;
import nas4j.space.Variation;
import org.junit.jupiter.api.Test;

/** What holds for every search space. */
public interface SearchSpaceContract {
    /** Spaces up to this size are looked at whole. */
    int SMALL = 2_000;

    /** Random cases of each property. */
    int CASES = 200;

    SearchSpace space();

    @Test
    default void textReadsBackInAnyOrder() {
        Seeds.each(CASES, random -> {
            Genotype genotype = space().sample(random);
            List<String> pairs = new ArrayList<>(List.of(genotype.text().split(" ")));
            java.util.Collections.shuffle(pairs, java.util.Random.from(random));
            assertThat(space().parse(genotype.text())).isEqualTo(genotype);
            assertThat(space().parse(String.join(" ", pairs))).isEqualTo(genotype);
            assertThat(space().genotype(genotype.options())).isEqualTo(genotype);
        });
    }

    @Test
    default void samplesSatisfyTheConstraintsOverDecisions() {
        Seeds.each(CASES, random -> {
            for (Sampling sampling : Sampling.values()) {
                Genotype genotype = space().sample(random, sampling);
                assertThat(space().violations(genotype, Costs.UNKNOWN)).isEmpty();
                assertExistsExactlyWhereItShould(genotype);
            }
        });
    }

    @Test
    default void enumerationHasEachGenotypeOnceInAFixedOrder() {
        if (isSmall()) {
            List<Genotype> all = space().enumerate().toList();
            assertThat(BigInteger.valueOf(all.size())).isEqualTo(space().size().genotypes());
            assertThat(all)
                    .doesNotHaveDuplicates()
                    .isEqualTo(space().enumerate().toList());
            assertThat(all.stream().map(Genotype::text)).doesNotHaveDuplicates();
            all.forEach(genotype ->
                    assertThat(space().violations(genotype, Costs.UNKNOWN)).isEmpty());
        }
    }

    /** Fails by chance with a probability of about 10⁻⁶ for a seed; the seed is fixed. */
    @Test
    default void everyGenotypeIsEquallyLikely() {
        if (isSmall()) {
            int size = space().size().genotypes().intValueExact();
            int draws = Math.max(1_000, 20 * size);
            Map<Genotype, Integer> counts = new HashMap<>();
            RandomGenerator random = Seeds.generator(17);
            for (int k = 0; k < draws; k++) {
                counts.merge(space().sample(random), 1, Integer::sum);
            }
            double expected = draws / (double) size;
            double chiSquare = space().enumerate()
                    .mapToDouble(genotype -> Math.pow(counts.getOrDefault(genotype, 0) - expected, 2) / expected)
                    .sum();
            assertThat(chiSquare).isLessThan(chiSquareQuantile(size - 1));
        }
    }

    @Test
    default void sameSeedGivesTheSameSamples() {
        RandomGenerator first = Seeds.generator(5);
        RandomGenerator second = Seeds.generator(5);
        for (int k = 0; k < CASES; k++) {
            Genotype genotype = space().sample(first);
            Genotype again = space().sample(second);
            assertThat(again).isEqualTo(genotype).hasSameHashCodeAs(genotype);
            assertThat(again.hash()).isEqualTo(genotype.hash());
        }
    }

    @Test
    default void hashDependsOnTheAnswersAlone() {
        Map<Long, Genotype> byHash = new HashMap<>();
        Seeds.each(CASES, random -> {
            Genotype genotype = space().sample(random);
            assertThat(space().parse(genotype.text()).hash()).isEqualTo(genotype.hash());
            Genotype other = byHash.putIfAbsent(genotype.hash(), genotype);
            assertThat(other == null || other.equals(genotype)).isTrue();
        });
    }

    @Test
    default void everySampleBuilds() {
        Seeds.each(CASES, random -> {
            Genotype genotype = space().sample(random);
            assertThat(space().decode(genotype).graph())
                    .isEqualTo(space().decode(genotype).graph());
            assertThat(space().decode(genotype).training())
                    .isEqualTo(space().decode(genotype).training());
        });
    }

    @Test
    default void mutationChangesOneExistingDecision() {
        Seeds.each(CASES, random -> {
            Genotype parent = space().sample(random);
            Genotype child = Variation.mutate(parent, random);
            assertExistsExactlyWhereItShould(child);
            assertThat(space().violations(child, Costs.UNKNOWN)).isEmpty();
            if (!Variation.neighbours(parent).isEmpty()) {
                assertThat(child).isNotEqualTo(parent);
                assertThat(changed(parent, child)).hasSize(1);
            }
        });
    }

    @Test
    default void crossoverTakesEveryAnswerFromAParent() {
        Seeds.each(CASES, random -> {
            Genotype first = space().sample(random);
            Genotype second = space().sample(random);
            Genotype child = Variation.crossover(first, second, random);
            assertExistsExactlyWhereItShould(child);
            assertThat(space().violations(child, Costs.UNKNOWN)).isEmpty();
            for (int k = 0; k < space().decisions().size(); k++) {
                if (child.isActive(k) && (first.isActive(k) || second.isActive(k))) {
                    assertThat(child.option(k)).isIn(first.option(k), second.option(k));
                }
            }
        });
    }

    @Test
    default void neighboursDifferInOneDecision() {
        Seeds.each(20, random -> {
            Genotype genotype = space().sample(random);
            List<Genotype> neighbours = Variation.neighbours(genotype);
            assertThat(neighbours).doesNotHaveDuplicates().doesNotContain(genotype);
            for (Genotype neighbour : neighbours) {
                assertExistsExactlyWhereItShould(neighbour);
                assertThat(space().violations(neighbour, Costs.UNKNOWN)).isEmpty();
                assertThat(changed(genotype, neighbour)).hasSize(1);
                int decision = changed(genotype, neighbour).getFirst();
                if (space().decisions().get(decision).ordered()) {
                    assertThat(Math.abs(genotype.option(decision) - neighbour.option(decision)))
                            .isEqualTo(1);
                }
            }
        });
    }

    private boolean isSmall() {
        return space().size().exact() && space().size().genotypes().compareTo(BigInteger.valueOf(SMALL)) <= 0;
    }

    /** Decisions that both genotypes answer, but differently. */
    private static List<Integer> changed(Genotype one, Genotype other) {
        return IntStream.range(0, one.space().decisions().size())
                .filter(k -> one.isActive(k) && other.isActive(k) && one.option(k) != other.option(k))
                .boxed()
                .toList();
    }

    private void assertExistsExactlyWhereItShould(Genotype genotype) {
        assertThat(space().genotype(genotype.options())).isEqualTo(genotype);
        for (int k = 0; k < space().decisions().size(); k++) {
            int options = space().decisions().get(k).options();
            assertThat(genotype.option(k)).isBetween(genotype.isActive(k) ? 0 : -1, options - 1);
        }
    }

    /** Exceeded with probability 10⁻⁶. Wilson and Hilferty 1931. */
    private static double chiSquareQuantile(int degrees) {
        double normal = 4.753424;
        double spread = 2.0 / (9.0 * Math.max(1, degrees));
        return degrees == 0 ? 1e-9 : degrees * Math.pow(1 - spread + normal * Math.sqrt(spread), 3);
    }
}
