package nas4j.search.illumination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import nas4j.contract.Seeds;
import org.junit.jupiter.api.Test;

class CvtArchiveTest {
    /** The second axis is a thousand times as long. */
    private final List<Axis> axes = List.of(new Axis(-1, 0, 1), new Axis(0, 1_000, 2_000));

    private static CvtArchive drawn(List<Axis> axes, List<List<Double>> observed, int centroids) {
        return CvtArchive.of(axes, observed, centroids, Seeds.generator(1));
    }

    @Test
    void pointsBelongToTheNearestCentroidWhereAxesAreEquallyLong() {
        CvtArchive archive = new CvtArchive(axes, List.of(List.of(-0.5, 1_000.0), List.of(0.5, 1_200.0)));
        assertThat(archive.cells()).isEqualTo(2);
        assertThat(archive.cell(List.of(-0.4, 1_200.0))).isZero();
        assertThat(archive.cell(List.of(0.4, 1_000.0))).isEqualTo(1);
        assertThat(archive.cell(List.of(-99.0, -9_999.0))).isZero();
    }

    @Test
    void anArchiveOfTheSameCentroidsHasTheSameCells() {
        CvtArchive archive = drawn(axes, List.of(List.of(0.1, 900.0)), 50);
        CvtArchive again = new CvtArchive(archive.axes(), archive.centroids());
        Seeds.each(100, random -> {
            List<Double> point = List.of(random.nextDouble(-2, 2), random.nextDouble(-500, 2_500));
            assertThat(again.cell(point)).isEqualTo(archive.cell(point));
        });
    }

    /** Each of 64 cells would have 156 of 10,000 points; without k-means, the fewest are 10 to 30. */
    @Test
    void cellsAreAboutEquallyLarge() {
        CvtArchive archive = drawn(axes, List.of(), 64);
        int[] counts = new int[64];
        Seeds.each(
                10_000,
                random -> counts[archive.cell(List.of(random.nextDouble(-1, 1), random.nextDouble(0, 2_000)))]++);
        assertThat(IntStream.of(counts)).allMatch(count -> count > 60 && count < 320);
    }

    @Test
    void whatWasObservedOftenHasCentroids() {
        List<Double> often = List.of(0.25, 1_250.0);
        CvtArchive archive =
                drawn(axes, IntStream.range(0, 5_000).mapToObj(_ -> often).toList(), 20);
        List<Double> nearest = archive.centroids().get(archive.cell(often));
        assertThat(nearest.getFirst()).isBetween(0.24, 0.26);
        assertThat(nearest.getLast()).isBetween(1_240.0, 1_260.0);
    }

    @Test
    void holdsAsManyCellsInThreeDimensions() {
        List<Axis> three = List.of(new Axis(0, 1, 2), new Axis(0, 1, 2), new Axis(0, 1, 2));
        CvtArchive archive = drawn(three, List.of(), 30);
        assertThat(archive.cells()).isEqualTo(30);
        assertThat(archive.centroids()).hasSize(30).allMatch(centroid -> centroid.size() == 3);
    }

    @Test
    void firstOfEqualsIsNearest() {
        CvtArchive archive = new CvtArchive(axes, List.of(List.of(0.5, 0.0), List.of(-0.5, 0.0)));
        assertThat(archive.cell(List.of(0.0, 0.0))).isZero();
    }

    @Test
    void refusesOtherAxes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> drawn(axes, List.of(), 3).cell(List.of(1.0)))
                .withMessageContaining("[1] descriptors");
    }
}
