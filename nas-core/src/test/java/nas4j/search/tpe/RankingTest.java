package nas4j.search.tpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nas4j.contract.TinySpace;
import nas4j.space.Genotype;
import org.junit.jupiter.api.Test;

class RankingTest {
    private final List<Genotype> genotypes =
            TinySpace.conditional().enumerate().limit(6).toList();

    @Test
    void ordersByLossThenByArrival() {
        Ranking ranking = new Ranking();
        double[] losses = {2, Double.POSITIVE_INFINITY, 1, 2, 0, 1};
        for (int k = 0; k < losses.length; k++) {
            ranking.add(genotypes.get(k), losses[k]);
        }
        assertThat(ranking.best(6))
                .containsExactly(
                        genotypes.get(4),
                        genotypes.get(2),
                        genotypes.get(5),
                        genotypes.get(0),
                        genotypes.get(3),
                        genotypes.get(1));
        assertThat(ranking.complete()).isEqualTo(5);
    }

    @Test
    void someAtEqualDistancesStandForTheRest() {
        Ranking ranking = new Ranking();
        for (int k = 0; k < 5; k++) {
            ranking.add(genotypes.get(k), k);
        }
        assertThat(ranking.rest(1, 4)).isEqualTo(genotypes.subList(1, 5));
        assertThat(ranking.rest(1, 2)).containsExactly(genotypes.get(2), genotypes.get(4));
    }
}
