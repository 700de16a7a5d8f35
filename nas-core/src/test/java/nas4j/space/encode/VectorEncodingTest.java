package nas4j.space.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nas4j.contract.Seeds;
import nas4j.contract.TinySpace;
import nas4j.space.Decision;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.tree.Expressions;
import nas4j.space.tree.Networks;
import org.junit.jupiter.api.Test;

class VectorEncodingTest {
    @Test
    void oneHotHasAColumnForEachOption() {
        SearchSpace space = TinySpace.conditional();
        OneHot encoding = OneHot.of(space);
        assertThat(encoding.columns())
                .startsWith("choice=skip", "choice=conv", "choice/conv/act/kind=relu", "choice/conv/act/kind=hswish");
        assertThat(encoding.encode(space.parse("choice=skip"))).containsExactly(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        Genotype genotype = space.parse(
                "choice=conv choice/conv/act/kind=hswish choice/conv/conv/repeat=1" + " choice/conv/conv/1/kernel=5");
        assertThat(encoding.encode(genotype)).containsExactly(0, 1, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 0);
    }

    @Test
    void oneHotHasAColumnForEachItemOfASubset() {
        SearchSpace space = TinySpace.subset();
        OneHot encoding = OneHot.of(space);
        assertThat(encoding.columns()).contains("cell/3/inputs+0", "cell/3/inputs+1", "cell/3/inputs+2");
        int first = encoding.columns().indexOf("cell/3/inputs+0");
        Seeds.each(50, random -> {
            double[] vector = encoding.encode(space.sample(random));
            assertThat(Arrays.stream(vector, first, first + 3).sum()).isEqualTo(2);
        });
    }

    @Test
    void oneHotHasOneColumnForAWideRange() {
        SearchSpace space = nas4j.space.compile.SpaceCompiler.compile(TinySpace.image("x")
                .network(Networks.layer("conv", Expressions.integers(1, 100)))
                .build());
        OneHot encoding = OneHot.of(space);
        assertThat(encoding.columns()).containsExactly("channels");
        assertThat(encoding.encode(space.genotype(0))).containsExactly(0.01);
        assertThat(encoding.encode(space.genotype(99))).containsExactly(1);
    }

    @Test
    void genotypesHaveVectorsOfTheirOwn() {
        for (SearchSpace space : TinySpace.allSmall()) {
            for (Encoding encoding : List.of(OneHot.of(space), UnitVector.of(space))) {
                assertThat(encoding.columns()).doesNotHaveDuplicates();
                List<double[]> vectors = space.enumerate().map(encoding::encode).toList();
                assertThat(vectors)
                        .allMatch(vector -> vector.length == encoding.columns().size());
                assertThat(vectors.stream().map(Arrays::toString)).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void whatDoesNotExistIsMasked() {
        SearchSpace space = TinySpace.conditional();
        OneHot oneHot = OneHot.of(space);
        UnitVector unit = UnitVector.of(space);
        Seeds.each(100, random -> {
            Genotype genotype = space.sample(random);
            double[] hot = oneHot.encode(genotype);
            double[] place = unit.encode(genotype);
            for (int k = 0; k < space.decisions().size(); k++) {
                Decision decision = space.decisions().get(k);
                double sum = IntStream.range(0, hot.length)
                        .filter(column -> oneHot.columns().get(column).startsWith(decision.path() + "="))
                        .mapToDouble(column -> hot[column])
                        .sum();
                assertThat(sum).isEqualTo(genotype.isActive(k) ? 1 : 0);
                assertThat(place[k] >= 0).isEqualTo(genotype.isActive(k));
            }
        });
    }

    @Test
    void unitVectorsReadBack() {
        for (SearchSpace space : TinySpace.allSmall()) {
            UnitVector encoding = UnitVector.of(space);
            space.enumerate()
                    .forEach(genotype -> assertThat(encoding.decode(encoding.encode(genotype)))
                            .isEqualTo(genotype));
        }
    }

    @Test
    void anyVectorStandsForTheNearestGenotype() {
        UnitVector encoding = UnitVector.of(TinySpace.shared());
        assertThat(encoding.decode(new double[] {0.3, 7}).text()).isEqualTo("width=0.75 conv2/kernel=3");
        assertThat(encoding.decode(new double[] {-1, 0.2}).text()).isEqualTo("width=0.5 conv2/kernel=1");
        assertThatThrownBy(() -> encoding.decode(new double[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found [1] numbers, the space has 2 decisions");
    }
}
