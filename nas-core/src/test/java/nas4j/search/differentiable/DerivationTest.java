package nas4j.search.differentiable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import nas4j.contract.Seeds;
import nas4j.contract.TinySpace;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import org.junit.jupiter.api.Test;

class DerivationTest {
    private static final Method METHOD = new Method.Softmax(Order.FIRST);

    /** Strengths of the branches skip and conv on the edges 0-2, 1-2, 0-3, 1-3 and 2-3: the last two are strongest. */
    @Test
    void aNodeReadsTheEdgesWithTheStrongestBranches() {
        List<double[]> strengths = List.of(
                new double[] {0.6, 0.4},
                new double[] {0.1, 0.9},
                new double[] {0.55, 0.45},
                new double[] {0.3, 0.7},
                new double[] {0.8, 0.2});
        SearchSpace space = TinySpace.subset();
        assertThat(derive(space, strengths))
                .isEqualTo(space.parse("cell/2/edge1=skip cell/2/edge2=conv cell/3/inputs=1+2 cell/3/edge1=conv "
                        + "cell/3/edge2=skip"));
    }

    @Test
    void theStrongestBranchWinsAlsoIfItGivesNothing() {
        SearchSpace space = TinySpace.cellOfFive();
        List<double[]> strengths = new ArrayList<>();
        for (int edge = 0; edge < 6; edge++) {
            double[] own = new double[5];
            own[edge % 5] = 1;
            strengths.add(own);
        }
        assertThat(derive(space, strengths).options()).containsExactly(0, 1, 2, 3, 4, 0);
    }

    @Test
    void ofSigmoidsBranchesThatGiveNothingDoNotCount() {
        SearchSpace space = TinySpace.cellOfFive();
        List<double[]> strengths = Collections.nCopies(6, new double[] {.9, .1, .2, .8, .3});
        assertThat(derive(space, strengths).options()).containsOnly(0);
        Method sigmoid = new Method.Sigmoid(Order.FIRST, 10);
        assertThat(new Derivation(space, space.relax(), sigmoid)
                        .of(strengths, _ -> true)
                        .options())
                .containsOnly(3);
    }

    @Test
    void whatConstraintsForbidGivesWayWithTheLeastLoss() {
        Seeds.each(5, random -> {
            SearchSpace space = TinySpace.subset();
            Derivation derivation = new Derivation(space, space.relax(), METHOD);
            List<double[]> strengths = new ArrayList<>();
            derivation.mixtures().forEach(_ -> {
                double share = random.nextDouble();
                strengths.add(new double[] {share, 1 - share});
            });
            Genotype free = derivation.of(strengths, _ -> true);
            int edge = 0; // decides the first edge of the first node alone
            Genotype other = derivation.of(strengths, genotype -> genotype.option(edge) != free.option(edge));
            int[] expected = free.options();
            expected[edge] = 1 - expected[edge];
            assertThat(other).isEqualTo(space.genotype(expected));
        });
    }

    @Test
    void aSpaceInWhichNothingIsAllowedIsRefused() {
        SearchSpace space = TinySpace.subset();
        Derivation derivation = new Derivation(space, space.relax(), METHOD);
        List<double[]> strengths =
                derivation.mixtures().stream().map(_ -> new double[] {0.5, 0.5}).toList();
        assertThatIllegalStateException().isThrownBy(() -> derivation.of(strengths, _ -> false));
    }

    private static Genotype derive(SearchSpace space, List<double[]> strengths) {
        return new Derivation(space, space.relax(), METHOD).of(strengths, _ -> true);
    }
}
