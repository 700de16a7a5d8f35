package nas4j.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import nas4j.contract.Seeds;
import nas4j.contract.TinySpace;
import org.junit.jupiter.api.Test;

/** A space that is a list of genotypes of a larger one. */
class MembersTest {
    private static final SearchSpace LARGE = TinySpace.large();
    private static final List<Genotype> LISTED = Stream.generate(() -> 0)
            .limit(1)
            .flatMap(_ -> {
                RandomGenerator random = Seeds.generator(1);
                return Stream.generate(() -> LARGE.sample(random)).limit(60);
            })
            .toList();
    private static final SearchSpace SPACE = LARGE.among(LISTED, "in the table");

    private static List<String> texts(Stream<Genotype> genotypes) {
        return genotypes.map(Genotype::text).toList();
    }

    @Test
    void itIsCountedEnumeratedAndDrawnFromAsAList() {
        Set<String> listed = new HashSet<>(texts(LISTED.stream()));
        assertThat(SPACE.size()).isEqualTo(new SpaceSize(BigInteger.valueOf(listed.size()), true));
        assertThat(SPACE.findCount()).contains(BigInteger.valueOf(listed.size()));
        assertThat(texts(SPACE.enumerate())).containsExactlyInAnyOrderElementsOf(listed);
        RandomGenerator random = Seeds.generator(2);
        Set<String> drawn =
                new HashSet<>(texts(Stream.generate(() -> SPACE.sample(random)).limit(2_000)));
        assertThat(drawn).as("each of 60 is missed with probability 2·10⁻¹³").isEqualTo(listed);
    }

    @Test
    void whatIsNotListedViolatesIt() {
        Genotype other = SPACE.adopt(LARGE.sample(Seeds.generator(3)));
        assertThat(SPACE.violations(other, Costs.UNKNOWN))
                .extracting(Constraint::text)
                .containsExactly("in the table");
        assertThat(SPACE.violations(SPACE.adopt(LISTED.getFirst()), Costs.UNKNOWN))
                .isEmpty();
    }

    @Test
    void changesLeadToOthersThatAreListedAndAlike() {
        RandomGenerator random = Seeds.generator(4);
        List<Genotype> all = SPACE.enumerate().toList();
        for (Genotype genotype : all) {
            List<Genotype> beside = Variation.neighbours(genotype);
            assertThat(beside).hasSizeGreaterThanOrEqualTo(8).doesNotContain(genotype);
            int most = differences(genotype, beside.getLast());
            assertThat(all.stream().filter(other -> !beside.contains(other) && !other.equals(genotype)))
                    .allSatisfy(
                            other -> assertThat(differences(genotype, other)).isGreaterThan(most));
            assertThat(beside).contains(Variation.mutate(genotype, random));
            Genotype child = Variation.crossover(genotype, all.getFirst(), random);
            assertThat(all).contains(child);
        }
    }

    private static int differences(Genotype one, Genotype other) {
        int count = 0;
        for (int k = 0; k < one.options().length; k++) {
            count += one.option(k) == other.option(k) ? 0 : 1;
        }
        return count;
    }

    @Test
    void furtherConstraintsLeaveOutMembers() {
        List<Constraint> none =
                List.of(new Constraint("never", nas4j.input.Where.UNKNOWN, List.of(), false, (_, _) -> true));
        SearchSpace empty = SPACE.withConstraints(none);
        assertThat(empty.size().genotypes()).isZero();
        assertThatExceptionOfType(InfeasibleSpaceException.class).isThrownBy(() -> empty.sample(Seeds.generator(1)));
    }
}
