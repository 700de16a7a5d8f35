package nas4j.search.quantize;

import static nas4j.space.tree.Expressions.ordered;
import static nas4j.space.tree.Networks.layer;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nas4j.contract.Seeds;
import nas4j.contract.TinySpace;
import nas4j.search.Proposed;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.SearchSpaceBuilder;
import nas4j.space.compile.SpaceCompiler;
import nas4j.space.tree.Network;
import org.junit.jupiter.api.Test;

class FoundersTest {
    private static final int LAYERS = 20;

    private static SearchSpace deep() {
        Network[] layers = Stream.generate(
                        () -> layer("conv", "channels", ordered(4, 8), "kernel", 1, "weight-bits", ordered(2, 4, 8)))
                .limit(LAYERS)
                .toArray(Network[]::new);
        return SpaceCompiler.compile(SearchSpaceBuilder.space("deep")
                .image("image", 3, 8, 8)
                .network(layers)
                .build());
    }

    private static List<Integer> answers(Genotype genotype, String ending) {
        return IntStream.range(0, genotype.space().decisions().size())
                .filter(k -> genotype.space().decisions().get(k).path().endsWith(ending))
                .mapToObj(genotype::option)
                .toList();
    }

    @Test
    void everySecondOneHasTheSameBitsInAllLayers() {
        Founders founders = new Founders(deep(), Seeds.generator(1));
        Set<List<Integer>> even = new HashSet<>();
        for (int k = 0; k < 30; k++) {
            Genotype drawn = founders.draw();
            List<Integer> bits = answers(drawn, "weight-bits");
            assertThat(new HashSet<>(answers(drawn, "channels"))).as("widths").hasSize(2);
            if (k % 2 == 0) {
                even.add(bits);
            } else {
                assertThat(new HashSet<>(bits)).hasSize(3);
            }
        }
        assertThat(even)
                .as("2, 4 and 8 bits")
                .hasSize(3)
                .allSatisfy(bits -> assertThat(new HashSet<>(bits)).hasSize(1));
    }

    @Test
    void withoutBitsTheyAreDrawnAsRandomSearchDraws() {
        SearchSpace space = TinySpace.shared();
        Proposed proposed = new Proposed(space, Seeds.generator(3));
        Founders founders = new Founders(space, Seeds.generator(4));
        Proposed other = new Proposed(space, Seeds.generator(3));
        for (int k = 0; k < 5; k++) {
            assertThat(founders.findFresh(proposed)).isEqualTo(other.findFresh());
        }
    }
}
