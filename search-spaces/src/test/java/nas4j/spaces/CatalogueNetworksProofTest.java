package nas4j.spaces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.random.RandomGenerator;
import nas4j.contract.Seeds;
import nas4j.graph.ComputationGraph;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.space.relax.SuperGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for the networks of every space of the catalogue. */
class CatalogueNetworksProofTest {
    private static final int NETWORKS = 200;

    static List<String> names() {
        return Catalogue.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void networksAreBuiltFitInTheSupernetAndAreReadBack(String name) {
        SearchSpace space = SpaceCompiler.compile(Catalogue.load(name));
        SuperGraph supernet = space.relax();
        RandomGenerator random = Seeds.generator(1);
        for (int k = 0; k < NETWORKS; k++) {
            Genotype genotype = space.sample(random);
            ComputationGraph network = space.decode(genotype).graph();

            assertThat(supernet.embed(network)).as(genotype.text()).hasSize(network.size());
            assertThat(space.parse(genotype.text())).isEqualTo(genotype);
        }
    }
}
