package nas4j.search.differentiable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import nas4j.contract.TinySpace;
import nas4j.space.SearchSpace;
import org.junit.jupiter.api.Test;

class EdgeGroupTest {
    private static final SearchSpace SPACE = TinySpace.subset();

    @Test
    void edgesOfANodeHaveWeightsTogether() {
        List<EdgeGroup> groups = groups(Method.Partial.standard());
        assertThat(groups).extracting(EdgeGroup::edges).containsExactly(List.of(0, 1), List.of(2, 3, 4));
        assertThat(groups.getLast().weighed().branches()).containsExactly("0-3", "1-3", "2-3");
    }

    @Test
    void otherMethodsHaveNone() {
        assertThat(groups(new Method.Partial(4, false))).isEmpty();
        assertThat(groups(new Method.Softmax(Order.FIRST))).isEmpty();
    }

    private static List<EdgeGroup> groups(Method method) {
        return EdgeGroup.of(method, SPACE.relax(), SPACE.decisions(), Mixture.of(SPACE.relax(), SPACE.decisions()));
    }

    /**
     * Edges 0-3, 1-3 and 2-3 have strongest branches of .9, .7 and .6. Times .2, .3 and .5 that is .18, .21 and .30: the
     * last two are read. By the branches alone it would be the first two.
     */
    @Test
    void aNodeReadsTheEdgesWithTheGreatestProducts() {
        List<double[]> branches = List.of(
                new double[] {0.6, 0.4},
                new double[] {0.1, 0.9},
                new double[] {0.9, 0.1},
                new double[] {0.3, 0.7},
                new double[] {0.6, 0.4});
        List<double[]> strengths = new ArrayList<>(branches);
        strengths.add(new double[] {0.5, 0.5});
        strengths.add(new double[] {0.2, 0.3, 0.5});
        assertThat(new Derivation(SPACE, SPACE.relax(), Method.Partial.standard()).of(strengths, _ -> true))
                .isEqualTo(SPACE.parse("cell/2/edge1=skip cell/2/edge2=conv cell/3/inputs=1+2 cell/3/edge1=conv "
                        + "cell/3/edge2=skip"));
        assertThat(new Derivation(SPACE, SPACE.relax(), new Method.Softmax(Order.FIRST)).of(branches, _ -> true))
                .isEqualTo(SPACE.parse("cell/2/edge1=skip cell/2/edge2=conv cell/3/inputs=0+1 cell/3/edge1=skip "
                        + "cell/3/edge2=conv"));
    }
}
