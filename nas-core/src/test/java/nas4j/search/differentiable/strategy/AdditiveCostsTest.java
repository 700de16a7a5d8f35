package nas4j.search.differentiable.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import nas4j.contract.Seeds;
import nas4j.graph.GraphCost;
import nas4j.search.differentiable.CostTerm;
import nas4j.search.differentiable.Mixture;
import nas4j.space.Architecture;
import nas4j.space.Genotype;
import org.junit.jupiter.api.Test;

class AdditiveCostsTest {
    private static final CostTerm.Form FORM = CostTerm.Form.AddedLine.standard(1000);
    private static final List<Mixture> MIXTURES = Mixture.of(Cells.SPACE.relax(), Cells.SPACE.decisions());

    private static CostTerm term(ToDoubleFunction<Architecture> costOf) {
        return new AdditiveCosts(Cells.SPACE).term(costOf, FORM, Seeds.generator(1));
    }

    /** Branches and decisions are in the same order there. */
    private static double sum(CostTerm term, Genotype genotype) {
        List<List<Double>> costs = term.of(MIXTURES);
        return term.fixed()
                + IntStream.range(0, costs.size())
                        .mapToDouble(k -> costs.get(k).get(genotype.options()[k]))
                        .sum();
    }

    @Test
    void multiplyAddsAreFoundExactly() {
        ToDoubleFunction<Architecture> macs =
                drawn -> GraphCost.of(drawn.graph()).macs();
        CostTerm term = term(macs);
        assertThat(Cells.SPACE.enumerate()).hasSize(27).allSatisfy(genotype -> {
            double exact = macs.applyAsDouble(Cells.SPACE.decode(genotype));
            assertThat(sum(term, genotype)).isCloseTo(exact, within(1e-4 * exact));
        });
        assertThat(term.of(MIXTURES)).allSatisfy(own -> {
            assertThat(own.get(0)).isCloseTo(0, within(1.0));
            assertThat(own.get(2)).isCloseTo(9 * own.get(1), within(1.0));
        });
    }

    @Test
    void oneOperatorThatTakesLongerMakesItsBranchesAloneDearer() {
        double plain = 2;
        CostTerm before = term(drawn -> latency(drawn, plain));
        CostTerm after = term(drawn -> latency(drawn, 2 * plain));
        for (int k = 0; k < MIXTURES.size(); k++) {
            List<Double> one = before.of(MIXTURES).get(k);
            List<Double> other = after.of(MIXTURES).get(k);
            assertThat(other.get(2)).isCloseTo(one.get(2) + plain, within(1e-3));
            assertThat(other.get(1)).isCloseTo(one.get(1), within(1e-3));
        }
    }

    /** A table of kernels by their size. */
    private static double latency(Architecture drawn, double large) {
        int[] options = drawn.genotype().options();
        return 1
                + IntStream.of(options)
                        .mapToDouble(option -> option == 2 ? large : option)
                        .sum();
    }
}
