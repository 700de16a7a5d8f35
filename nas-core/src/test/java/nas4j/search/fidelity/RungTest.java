package nas4j.search.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nas4j.contract.TinySpace;
import nas4j.space.Genotype;
import org.junit.jupiter.api.Test;

class RungTest {
    private final List<Genotype> genotypes =
            TinySpace.conditional().enumerate().limit(9).toList();

    private final Rung rung = new Rung(3);

    @Test
    void promotesWhatIsAmongTheBestThirdNow() {
        rung.add(genotypes.get(0), 5);
        rung.add(genotypes.get(1), 4);
        assertThat(rung.promote()).isEmpty();
        rung.add(genotypes.get(2), 6);
        assertThat(rung.promote()).contains(genotypes.get(1));
        assertThat(rung.promote()).isEmpty();
        for (int k = 3; k < 6; k++) {
            rung.add(genotypes.get(k), k - 3);
        }
        assertThat(rung.promote()).contains(genotypes.get(3));
        assertThat(rung.promote()).contains(genotypes.get(4));
        assertThat(rung.promote()).isEmpty();
    }

    @Test
    void ofEqualOnesTheEarlierIsPromoted() {
        for (int k = 0; k < 3; k++) {
            rung.add(genotypes.get(k), 1);
        }
        assertThat(rung.promote()).contains(genotypes.get(0));
        assertThat(rung.promote()).isEmpty();
    }

    @Test
    void whatFailedCountsAndIsNotPromoted() {
        rung.add(genotypes.get(0), Double.POSITIVE_INFINITY);
        rung.add(genotypes.get(1), 3);
        rung.add(genotypes.get(2), Double.POSITIVE_INFINITY);
        assertThat(rung.promote()).contains(genotypes.get(1));
        assertThat(rung.promoteAny()).isEmpty();
    }
}
