package nas4j.results.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import nas4j.input.InputException;
import nas4j.results.statistics.Contrast;
import org.junit.jupiter.api.Test;

final class CsvComparisonTest {
    /**
     * Made up in the manner of the tables behind "NAS evaluation is frustratingly hard", which are not at hand: a method out
     * of order, a longer name in one place, an empty column, columns of different lengths, row numbers.
     */
    private static final String TABLE = """
            ,PDARTS,Random PDARTS,DARTS,Random DARTS,MANAS-LS,Random MANAS,StacNAS,Random StacNAS
            0,97.5,97.0,97.2,96.9,97.1,97.0,,97.5
            1,97.6,97.1,97.1,97.0,97.3,96.8,,97.4
            2,97.4,97.1,97.3,96.8,97.0,97.1,,97.6
            3,97.7,96.9,,97.0,,97.0,,
            """;

    private static MethodRow row(Comparison comparison, String name) {
        return comparison.methods().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void findsRelativeImprovementsByHeader() {
        Comparison comparison = CsvComparison.of("cifar10.csv", TABLE);
        assertThat(comparison.methods())
                .extracting(MethodRow::name)
                .containsExactly("PDARTS", "DARTS", "MANAS-LS", "Random PDARTS", "Random DARTS", "Random MANAS");
        assertThat(row(comparison, "PDARTS").ri()).isCloseTo(100 * (97.55 - 97.025) / 97.025, within(1e-9));
        assertThat(row(comparison, "DARTS").ri()).isCloseTo(100 * (97.2 - 96.925) / 96.925, within(1e-9));
        assertThat(row(comparison, "DARTS").summary().n()).isEqualTo(3);
        assertThat(row(comparison, "MANAS-LS").against()).isEqualTo("Random MANAS");
        assertThat(row(comparison, "Random DARTS").ri()).isZero();
        assertThat(row(comparison, "Random DARTS").p()).isNaN();
        assertThat(comparison.remarks())
                .contains(
                        "Column [StacNAS] is empty.",
                        "[Random MANAS] is taken for the random search of [MANAS-LS].",
                        "More is taken to be better; scores are taken to be independent, not paired.");
    }

    /** Differences .525 and standard errors from variances .0166 and .00917 over 4: t = 6.54. */
    @Test
    void testsWithoutPairing() {
        MethodRow row = row(CsvComparison.of("cifar10.csv", TABLE), "PDARTS");
        Contrast contrast = Objects.requireNonNull(row.contrast());
        assertThat(contrast.paired()).isFalse();
        assertThat(contrast.difference()).isCloseTo(0.525, within(1e-6));
        assertThat(row.p()).isBetween(0.0005, 0.002);
        assertThat(row.contrast().rankP()).isCloseTo(2.0 / 70, within(1e-12));
        assertThat(row.adjustedP()).isGreaterThan(row.p());
        assertThat(row.effect()).isGreaterThan(3);
    }

    @Test
    void takesOneRandomSearchForAllAndThenComparesMethodsToo() {
        Comparison comparison = CsvComparison.of("x.csv", "a,random,b\n1,1,3\n2,1.5,4\n3,2,5\n");
        assertThat(comparison.methods()).extracting(MethodRow::name).containsExactly("a", "b", "random");
        assertThat(comparison.pairs()).hasSize(1);
        assertThat(comparison.pairs().getFirst().contrast().difference()).isCloseTo(-2, within(1e-9));
        assertThat(CsvComparison.of("cifar10.csv", TABLE).pairs())
                .as("their random searches differ")
                .isEmpty();
    }

    @Test
    void saysWhoHasNoRandomSearch() {
        Comparison comparison = CsvComparison.of("x.csv", "\ufeffa,b\r\n1,3\r\n\r\n2,4\r\n3,5\r\n");
        assertThat(row(comparison, "a").ri()).isNaN();
        assertThat(comparison.remarks()).contains("[a] has no column [Random a] beside it.");
    }

    @Test
    void refusesTwoScores() {
        assertThatThrownBy(() -> CsvComparison.of("x.csv", "a,Random a\n1,1\n2,2\n,3\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("x.csv")
                .hasMessageContaining("[a] has [2] scores")
                .hasMessageContaining("accepted: 3 or more");
    }

    @Test
    void saysWhereATableIsWrong() {
        assertThatThrownBy(() -> CsvComparison.of("x.csv", "a,b\n1,2\n3,four\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("x.csv:3")
                .hasMessageContaining("column 2")
                .hasMessageContaining("found [four]");
        assertThatThrownBy(() -> CsvComparison.of("x.csv", "a\n1,2\n")).hasMessageContaining("beyond the last of [1]");
        assertThatThrownBy(() -> CsvComparison.of("x.csv", "a,a\n1,2\n")).hasMessageContaining("[a] twice");
        assertThatThrownBy(() -> CsvComparison.of("x.csv", "a\nNaN\n")).hasMessageContaining("found [NaN]");
        assertThatThrownBy(() -> CsvComparison.of("x.csv", "")).hasMessageContaining("found nothing");
        assertThatThrownBy(() -> CsvComparison.of("x.csv", "a,b\n")).hasMessageContaining("found no scores");
    }

    @Test
    void readsQuotes() {
        Comparison comparison = CsvComparison.of("x.csv", "\"a, \"\"b\"\"\n\",c\n\"1\",2\n2,3\n3,4\n");
        assertThat(comparison.methods().getFirst().name()).isEqualTo("a, \"b\"");
        assertThat(comparison.methods().getFirst().summary().mean()).isEqualTo(2);
        assertThatThrownBy(() -> CsvComparison.of("x.csv", "\"a\nb\",c\n1,2\n3,x\n"))
                .hasMessageContaining("x.csv:4");
    }
}
