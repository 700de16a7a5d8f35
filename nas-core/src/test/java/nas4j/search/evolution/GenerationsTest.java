package nas4j.search.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenetics.util.RandomRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import nas4j.contract.Seeds;
import nas4j.contract.TinySpace;
import nas4j.search.Observation;
import nas4j.search.Proposed;
import nas4j.search.SearchProblem;
import nas4j.search.Suggestion;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import org.junit.jupiter.api.Test;

class GenerationsTest {
    private final SearchSpace space = TinySpace.independent();

    private Generations generations(int population, int offspring) {
        return new Generations(new SearchProblem(space, 1, 1_000, 1), new LeastLoss(), population, offspring);
    }

    private static Suggestion ask(Generations searcher) {
        return searcher.suggest(1).getFirst();
    }

    private static int distance(Genotype one, Genotype other) {
        return (int) IntStream.range(0, one.options().length)
                .filter(k -> one.option(k) != other.option(k))
                .count();
    }

    private static int nearest(Genotype genotype, List<Suggestion> others) {
        return others.stream()
                .mapToInt(other -> distance(genotype, other.genotype()))
                .min()
                .orElseThrow();
    }

    /** Two random genotypes differ in 16 of 24 decisions; a child of one parent, with nobody else, in about one. */
    @Test
    void childrenAreThoseOfTheSurvivors() {
        Generations searcher = generations(1, 3);
        Suggestion founder = ask(searcher);
        searcher.observe(new Observation(founder, List.of(5.0)));
        List<Suggestion> children = searcher.suggest(5);
        assertThat(children).allMatch(child -> distance(child.genotype(), founder.genotype()) <= 6);
        searcher.observe(new Observation(children.get(4), List.of(7.0)));
        searcher.observe(new Observation(children.get(0), List.of(1.0)));
        assertThat(searcher.suggest(3))
                .as("the generation is not told of yet")
                .allMatch(child -> distance(child.genotype(), founder.genotype()) <= 6);
        searcher.observe(new Observation(children.get(2), List.of(2.0)));
        for (int k = 0; k < 3; k++) {
            searcher.observe(new Observation(ask(searcher), List.of(9.0)));
        }
        assertThat(nearest(ask(searcher).genotype(), List.of(children.getFirst())))
                .isLessThanOrEqualTo(6);
    }

    @Test
    void whoBreaksLimitsLessIsBetterAndWhoKeepsThemIsBest() {
        Generations searcher = generations(2, 1);
        List<Suggestion> founders = searcher.suggest(2);
        searcher.observe(new Observation(founders.get(0), List.of()));
        searcher.observe(new Observation(founders.get(1), List.of(), List.of(), 0.5));
        Suggestion less = ask(searcher);
        searcher.observe(new Observation(less, List.of(), List.of(), 0.25));
        assertThat(searcher.parents()).extracting(Member::violation).containsExactly(0.25, 0.5);
        searcher.observe(new Observation(ask(searcher), List.of(1e9)));
        assertThat(searcher.parents()).extracting(Member::violation).containsExactly(0.0, 0.25);
        searcher.observe(new Observation(ask(searcher), List.of()));
        assertThat(searcher.parents()).extracting(Member::violation).containsExactly(0.0, 0.25);
    }

    /**
     * A child has either parent's answer, but for mutations: one of 24 on average. More than 8 have probability 10⁻⁶ a child.
     */
    @Test
    void childrenMixTheirParents() {
        Seeds.each(50, random -> {
            Breeding breeding = new Breeding(space, new Proposed(space, random), random);
            Genotype one = space.sample(random);
            Genotype other = space.sample(random);
            breeding.setParents(List.of(one, other));
            Genotype child = breeding.findFresh().orElseThrow();
            assertThat(IntStream.range(0, 24)
                            .filter(k -> child.option(k) != one.option(k) && child.option(k) != other.option(k))
                            .count())
                    .isLessThanOrEqualTo(8);
        });
    }

    @Test
    void childrenSatisfyConstraintsAndAreWholeWhereDecisionsDependOnOthers() {
        for (SearchSpace conditional :
                List.of(TinySpace.large(), TinySpace.tallied(), TinySpace.entangled(), TinySpace.conditional())) {
            RandomGenerator random = Seeds.generator(1);
            Breeding breeding = new Breeding(conditional, new Proposed(conditional, random), random);
            breeding.setParents(List.of(conditional.sample(random), conditional.sample(random)));
            for (int child = 0; child < 10; child++) {
                Genotype born = breeding.findFresh().orElseThrow();
                assertThat(conditional.parse(born.text())).isEqualTo(born);
                assertThat(conditional.violations(born, nas4j.space.Costs.UNKNOWN))
                        .isEmpty();
            }
        }
    }

    /** Jenetics has one generator for all; ours is in its place while children are made, and only there and then. */
    @Test
    void drawsFromItsOwnGeneratorAlone() {
        RandomGenerator shared = RandomRegistry.random();
        List<Genotype> first = children();
        shared.nextLong();
        assertThat(children()).isEqualTo(first);
        assertThat(RandomRegistry.random()).isSameAs(shared);
    }

    private List<Genotype> children() {
        Generations searcher = generations(5, 5);
        List<Genotype> all = new ArrayList<>();
        for (int trial = 0; trial < 50; trial++) {
            Suggestion suggestion = ask(searcher);
            all.add(suggestion.genotype());
            searcher.observe(
                    new Observation(suggestion, List.of(suggestion.genotype().option(0) + 0.0)));
        }
        return all;
    }

    @Test
    void eachAnswerIsMutatedAsOftenAsTheRateSays() {
        AnswerMutator mutator = new AnswerMutator(0.1);
        io.jenetics.util.ISeq<AnswerGene> genes =
                IntStream.range(0, 10_000).mapToObj(_ -> new AnswerGene(1, 3)).collect(io.jenetics.util.ISeq.toISeq());
        int mutations = RandomRegistry.with(Seeds.generator(1))
                .call(() -> mutator.mutate(new AnswerChromosome(genes), 1, RandomRegistry.random())
                        .mutations());
        assertThat(mutations).as("1,000 on average, 30 standard deviation").isBetween(850, 1_150);
    }
}
