package nas4j.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import nas4j.contract.Seeds;
import org.junit.jupiter.api.Test;

final class ContrastTest {
    /** Student's sleep data, as they come with R. */
    private static final List<Double> DRUG_1 = List.of(0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0);

    private static final List<Double> DRUG_2 = List.of(1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4);

    @Test
    void pairedTestsGiveThePublishedFigures() {
        Contrast contrast = Contrast.paired(DRUG_2, DRUG_1);
        assertThat(contrast.difference()).isCloseTo(1.58, within(1e-9));
        assertThat(contrast.standardError()).isCloseTo(1.58 / 4.0621, within(1e-4));
        assertThat(contrast.p()).isCloseTo(0.002833, within(1e-6));
        assertThat(contrast.rankP()).isCloseTo(0.00390625, within(1e-12));
        assertThat(contrast.rankExact()).isTrue();
        assertThat(contrast.effect()).isCloseTo(1.58 / 1.229995 * (1 - 3.0 / 35), within(1e-4));
        assertThat(contrast.superiority()).isCloseTo(0.95, within(1e-12));
        assertThat(contrast.isSignificant()).isTrue();
    }

    @Test
    void unpairedTestsGiveThePublishedFigures() {
        Contrast contrast = Contrast.unpaired(DRUG_2, DRUG_1);
        assertThat(contrast.p()).isCloseTo(0.07939, within(1e-5));
        assertThat(contrast.standardError()).isCloseTo(1.58 / 1.8608, within(1e-4));
        assertThat(contrast.isSignificant()).isFalse();
        assertThat(contrast.effect()).isCloseTo(0.7972, within(1e-3));
    }

    @Test
    void betterAndWorseMirrorEachOther() {
        Seeds.each(20, random -> {
            List<Double> a =
                    random.doubles(6).map(x -> Math.rint(5 * x)).boxed().toList();
            List<Double> b = random.doubles(6).boxed().toList();
            for (boolean paired : new boolean[] {true, false}) {
                Contrast one = paired ? Contrast.paired(a, b) : Contrast.unpaired(a, b);
                Contrast other = paired ? Contrast.paired(b, a) : Contrast.unpaired(b, a);
                assertThat(one.difference()).isCloseTo(-other.difference(), within(1e-8));
                assertThat(one.p()).isCloseTo(other.p(), within(1e-8));
                assertThat(one.rankP()).isCloseTo(other.rankP(), within(1e-12));
                assertThat(one.superiority()).isCloseTo(1 - other.superiority(), within(1e-12));
            }
        });
    }

    @Test
    void equalScoresAreNoDifference() {
        List<Double> same = List.of(93.1, 92.9, 93.3);
        Contrast contrast = Contrast.paired(same, same);
        assertThat(contrast.constant()).isTrue();
        assertThat(contrast.p()).isOne();
        assertThat(contrast.effect()).isZero();
        assertThat(contrast.superiority()).isEqualTo(0.5);
    }

    @Test
    void aConstantDifferenceIsJudgedByItsSignsAlone() {
        List<Double> a = List.of(93.4, 93.2, 93.7);
        List<Double> b = List.of(93.3, 93.1, 93.6);
        Contrast contrast = Contrast.paired(a, b);
        assertThat(contrast.constant())
                .as("although 93.4 − 93.3 and 93.7 − 93.6 differ in doubles")
                .isTrue();
        assertThat(contrast.standardError()).isZero();
        assertThat(contrast.p()).isEqualTo(0.25);
        assertThat(contrast.effect()).isInfinite().isPositive();
    }

    @Test
    void constantSamplesAreJudgedByTheirRanks() {
        Contrast contrast = Contrast.unpaired(List.of(2.0, 2.0, 2.0), List.of(1.0, 1.0, 1.0));
        assertThat(contrast.constant()).isTrue();
        assertThat(contrast.p()).isCloseTo(0.1, within(1e-12));
        assertThat(contrast.effect()).isInfinite();
    }

    @Test
    void knowsHowSmallItsRankTestsCanGet() {
        List<Double> five = List.of(1.0, 2.0, 3.0, 4.0, 5.5);
        List<Double> less = List.of(0.1, 0.2, 0.3, 0.4, 0.5);
        assertThat(Contrast.paired(five, less).leastRankP()).isEqualTo(0.0625);
        assertThat(Contrast.paired(five, less).rankP()).isEqualTo(0.0625);
        assertThat(Contrast.unpaired(five, less).leastRankP()).isCloseTo(2.0 / 252, within(1e-12));
        assertThat(Contrast.unpaired(five, less).rankP()).isCloseTo(2.0 / 252, within(1e-12));
    }

    @Test
    void refusesOneScore() {
        assertThatThrownBy(() -> Contrast.paired(List.of(1.0), List.of(2.0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Contrast.unpaired(List.of(1.0), DRUG_1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** With 2,000 draws a share of 5 % has a standard error of .5 %: outside .03 to .07 in fewer than 1 of 10,000. */
    @Test
    void findsNothingWhereNothingIsInFiveOfAHundred() {
        var random = Seeds.generator(7);
        long found = IntStream.range(0, 2_000)
                .filter(draw -> {
                    List<Double> a = random.doubles(6).boxed().toList();
                    List<Double> b = random.doubles(6).boxed().toList();
                    return Contrast.paired(a, b).isSignificant();
                })
                .count();
        assertThat(found / 2_000.0).isBetween(0.03, 0.07);
    }
}
