package nas4j.search.differentiable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nas4j.contract.TinySpace;
import nas4j.space.SearchSpace;
import nas4j.space.SearchSpaceBuilder;
import nas4j.space.compile.SpaceCompiler;
import nas4j.space.tree.Networks;
import org.junit.jupiter.api.Test;

class MixtureTest {
    @Test
    void eachEdgeOfACellHasAMixture() {
        List<Mixture> mixtures = of(TinySpace.cellOfFive());
        assertThat(mixtures).hasSize(6).allSatisfy(mixture -> {
            assertThat(mixture.branches()).containsExactly("none", "skip", "conv1", "conv3", "pool");
            assertThat(mixture.zeros()).containsExactly(0);
            assertThat(mixture.skips()).containsExactly(1);
            assertThat(mixture.choices()).hasSize(1);
        });
    }

    @Test
    void edgesThatANodeMayReadAreToldApartAndTheirChoiceIsNone() {
        List<Mixture> mixtures = of(TinySpace.subset());
        assertThat(mixtures.stream().map(Mixture::name))
                .containsExactly("cell/0-2", "cell/1-2", "cell/0-3", "cell/1-3", "cell/2-3");
    }

    @Test
    void whatIsSharedHasOneMixture() {
        List<Mixture> mixtures = of(compile(TinySpace.image("shared")
                .network(
                        Networks.layer("conv", 4),
                        Networks.repeatShared(
                                3,
                                Networks.oneOf(
                                        "skip",
                                        Networks.chain(),
                                        "conv",
                                        Networks.layer("conv", "channels", 4, "kernel", 3))))));
        assertThat(mixtures).singleElement().satisfies(mixture -> {
            assertThat(mixture.choices()).hasSize(3);
            assertThat(mixture.skips()).containsExactly(0);
        });
    }

    static SearchSpace compile(SearchSpaceBuilder builder) {
        return SpaceCompiler.compile(builder.build());
    }

    private static List<Mixture> of(SearchSpace space) {
        return Mixture.of(space.relax(), space.decisions());
    }
}
