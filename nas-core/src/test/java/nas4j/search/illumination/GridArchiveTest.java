package nas4j.search.illumination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import nas4j.contract.Seeds;
import nas4j.contract.TinySpace;
import nas4j.space.Genotype;
import org.junit.jupiter.api.Test;

class GridArchiveTest {
    private final Genotype genotype = TinySpace.independent().sample(Seeds.generator(1));
    private final GridArchive archive = new GridArchive(List.of(List.of(1.0, 2.0), List.of(10.0)));

    private Elite elite(double loss, double x, double y) {
        return new Elite(genotype, loss, List.of(x, y));
    }

    @Test
    void pointsBelongToTheCellAboveTheLastEdgeBelowThem() {
        assertThat(archive.cells()).isEqualTo(6);
        assertThat(archive.cell(List.of(-1e9, -1e9))).isZero();
        assertThat(archive.cell(List.of(0.9, 10.0))).isEqualTo(1);
        assertThat(archive.cell(List.of(1.0, 0.0))).isEqualTo(2);
        assertThat(archive.cell(List.of(1.9, 99.0))).isEqualTo(3);
        assertThat(archive.cell(List.of(2.0, 9.9))).isEqualTo(4);
        assertThat(archive.cell(List.of(1e9, 1e9))).isEqualTo(5);
    }

    @Test
    void keepsTheLeastLossOfEachCellAndTheFirstOfEquals() {
        assertThat(archive.add(elite(5, 0, 0))).isTrue();
        assertThat(archive.add(elite(6, 0.5, 0))).isFalse();
        assertThat(archive.add(elite(5, 0.7, 0))).isFalse();
        assertThat(archive.findElite(0)).contains(elite(5, 0, 0));
        assertThat(archive.add(elite(9, 3, 0))).isTrue();
        assertThat(archive.add(elite(4, 0.1, 0))).isTrue();
        assertThat(archive.findElite(1)).isEmpty();
        assertThat(archive.elites()).containsExactly(elite(4, 0.1, 0), elite(9, 3, 0));
    }

    @Test
    void coverageAndQualityAreOfTheFilledCells() {
        assertThat(archive.coverage()).isZero();
        assertThat(archive.qdScore(10)).isZero();
        archive.add(elite(5, 0, 0));
        archive.add(elite(-2, 3, 0));
        archive.add(elite(7, 3, 0));
        assertThat(archive.coverage()).isEqualTo(2 / 6.0);
        assertThat(archive.qdScore(10)).isEqualTo(5 + 12);
    }

    @Test
    void halfOfTheCellsAreOnEachSideOfTheMiddle() {
        GridArchive four = GridArchive.of(List.of(new Axis(-1, 0, 10)), 4);
        assertThat(four.edges()).containsExactly(List.of(-0.5, 0.0, 5.0));
        assertThat(four.cells()).isEqualTo(4);
        assertThat(GridArchive.of(List.of(new Axis(-1, 0, 10)), 1).edges()).containsExactly(List.of());
    }

    @Test
    void edgesThatFallTogetherAreOne() {
        double one = 1;
        Axis shortest = new Axis(Math.nextDown(one), one, Math.nextUp(one));
        assertThat(GridArchive.of(List.of(shortest), 100).cells()).isBetween(2, 4);
    }

    @Test
    void refusesOtherAxesAndEdgesThatDoNotIncrease() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> archive.cell(List.of(1.0)))
                .withMessageContaining("[1] descriptors");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GridArchive(List.of(List.of(1.0, 1.0))))
                .withMessageContaining("[1.0, 1.0]");
    }
}
