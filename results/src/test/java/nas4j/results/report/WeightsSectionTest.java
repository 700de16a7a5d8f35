package nas4j.results.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nas4j.results.Synthetic;
import nas4j.results.analysis.Analysis;
import nas4j.results.model.WeightTrace;
import org.junit.jupiter.api.Test;

class WeightsSectionTest {
    private static final List<List<Double>> STRENGTHS =
            List.of(List.of(0.5, 0.3, 0.2), List.of(0.35, 0.45, 0.2), List.of(0.1, 0.7, 0.2), List.of(0.8, 0.15, 0.05));
    private static final List<Double> LOSSES = List.of(2.3, 1.9, 1.75, 1.7);
    private static final List<Double> EIGENVALUES = List.of(0.11, 0.12, 0.4, 0.9);
    private static final int CHOSEN = 2;

    private static String section(int epochs) {
        List<WeightTrace.Epoch> all = new ArrayList<>();
        for (int k = 0; k < epochs; k++) {
            all.add(new WeightTrace.Epoch(
                    LOSSES.get(k % 4), 10 + LOSSES.get(k % 4), EIGENVALUES.get(k % 4), List.of(STRENGTHS.get(k % 4))));
        }
        WeightTrace trace = new WeightTrace(
                7,
                CHOSEN,
                61,
                List.of(new WeightTrace.Choice("stage/1", List.of("skip", "small", "large"))),
                all,
                Map.of());
        return WeightsSection.find(
                        Analysis.of(new Synthetic("cells").run(1, 3).data().with(List.of(trace))))
                .orElseThrow()
                .toString();
    }

    /** A chart of the page, which knows where its frame is. */
    private record Drawn(String svg, double left, double top, double bottom, double right) {
        static Drawn named(String page, String title) {
            int begin = page.indexOf("<title>" + title + "</title>");
            assertThat(begin).as(title).isPositive();
            String svg = page.substring(begin, page.indexOf("</figure>", begin));
            Matcher frame = Pattern.compile("class=\"frame\" d=\"M([\\d.]+) ([\\d.]+)V([\\d.]+)H([\\d.]+)\"")
                    .matcher(svg);
            assertThat(frame.find()).isTrue();
            return new Drawn(svg, number(frame, 1), number(frame, 2), number(frame, 3), number(frame, 4));
        }

        private static double number(Matcher matcher, int group) {
            return Double.parseDouble(matcher.group(group));
        }

        /** Shares of the width and the height, from the lower left. */
        List<double[]> points(String kind) {
            Matcher path = Pattern.compile("<path class=\"" + kind + "\" d=\"([^\"]+)\"")
                    .matcher(svg);
            assertThat(path.find()).as(kind).isTrue();
            List<double[]> points = new ArrayList<>();
            Matcher point = Pattern.compile("[ML]([\\d.]+) ([\\d.]+)").matcher(path.group(1));
            while (point.find()) {
                points.add(new double[] {
                    (number(point, 1) - left) / (right - left), (bottom - number(point, 2)) / (bottom - top)
                });
            }
            return points;
        }
    }

    @Test
    void linesOfBranchesAreTheirStrengthsEpochByEpoch() {
        Drawn chart = Drawn.named(section(4), "stage/1");
        double most = 1.05 * 0.8;
        for (int branch = 0; branch < 3; branch++) {
            List<double[]> points = chart.points("line s" + branch);
            assertThat(points).hasSize(4);
            for (int epoch = 1; epoch <= 4; epoch++) {
                assertThat(points.get(epoch - 1)[0]).isEqualTo(epoch / 4.0, within(1e-3));
                assertThat(points.get(epoch - 1)[1])
                        .isEqualTo(STRENGTHS.get(epoch - 1).get(branch) / most, within(1e-3));
            }
            assertThat(chart.points("dots s" + branch))
                    .singleElement()
                    .satisfies(dot -> assertThat(dot[0]).isEqualTo(CHOSEN / 4.0, within(1e-3)));
        }
    }

    @Test
    void theTextIsOfTheEpochThatWasChosen() {
        assertThat(section(4))
                .contains(
                        "Seed 7: epoch 2 of 4, to which the search went back",
                        "stage/1: small is strongest, 0.45",
                        "1 min 1 s for seed 7");
    }

    @Test
    void lossesAndEigenvaluesAreDrawnToTheirOwnScale() {
        String page = section(4);
        Drawn losses = Drawn.named(page, "losses of seed 7");
        Drawn eigenvalues = Drawn.named(page, "dominant eigenvalue of seed 7");
        requireShape(losses.points("line s0"), LOSSES);
        requireShape(losses.points("line s1"), LOSSES);
        requireShape(eigenvalues.points("line s0"), EIGENVALUES);
        assertThat(losses.points("line s1").getFirst()[1]
                        - losses.points("line s0").getFirst()[1])
                .as("ten in units of the first's fall by 0.6")
                .isEqualTo(
                        10
                                / 0.6
                                * (losses.points("line s0").getFirst()[1]
                                        - losses.points("line s0").getLast()[1]),
                        within(0.2));
        assertThat(page).containsSubsequence("<td class=\"number\">3</td>", ">1.75<", ">11.75<", ">0.4<");
    }

    /** Whether heights differ as the numbers do. */
    private static void requireShape(List<double[]> points, List<Double> numbers) {
        assertThat(points).hasSize(numbers.size());
        double factor = (points.getLast()[1] - points.getFirst()[1]) / (numbers.getLast() - numbers.getFirst());
        assertThat(factor).isPositive();
        for (int k = 0; k < numbers.size(); k++) {
            assertThat(points.get(k)[1])
                    .isEqualTo(points.getFirst()[1] + factor * (numbers.get(k) - numbers.getFirst()), within(2e-3));
        }
    }

    @Test
    void ofManyEpochsSomeAreDrawnWithTheFirstAndTheLast() {
        List<double[]> points = Drawn.named(section(200), "stage/1").points("line s0");
        assertThat(points).hasSize(60);
        assertThat(points.getFirst()[0]).isEqualTo(1 / 200.0, within(1e-3));
        assertThat(points.getLast()[0]).isEqualTo(1, within(1e-3));
    }
}
