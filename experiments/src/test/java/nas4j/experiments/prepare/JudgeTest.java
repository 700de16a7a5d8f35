package nas4j.experiments.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.yaml.ExperimentReader;
import nas4j.spaces.yaml.YamlFile;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static Judge judge(String constraints, String more) {
        return PreparedExperiment.of(
                        ExperimentReader.read(YamlFile.read("test.yaml", """
                        experiment: judged
                        space: mobile-mini
                        data: {generated: glyphs, training: 100, test: 20}
                        objectives: [maximize: accuracy, minimize: latency-ratio on host]
                        constraints: [%s]
                        search: {strategy: random}
                        budget: {trials: 12}
                        %s
                        """.formatted(constraints, more))))
                .judge();
    }

    private static List<Measurement> measured(double accuracy, double ratio, double p50) {
        return List.of(
                new Measurement("accuracy", accuracy, "%", 1, 100, Split.VALIDATION),
                new Measurement("accuracy", 12, "%", 1, 100, Split.TEST),
                new Measurement("latency-ratio", ratio, "", .01, 100, Split.NONE, "host"),
                new Measurement("latency-p50", p50, "ms", .01, 100, Split.NONE, "host"));
    }

    private static String reason(TrialOutcome outcome) {
        return switch (outcome) {
            case TrialOutcome.Completed _ -> "";
            case TrialOutcome.Infeasible infeasible -> "infeasible: " + infeasible.reason();
            case TrialOutcome.Failed failed -> "failed: " + failed.reason();
        };
    }

    @Test
    void whatIsNoNumberIsAFailure() {
        Judge judge = judge("", "");
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThat(reason(judge.outcome(measured(value, 1, 1))))
                    .isEqualTo("failed: found [" + value + "] for the objective to maximize accuracy");
            assertThat(reason(judge.outcome(measured(90, value, 1)))).startsWith("failed: found [" + value + "]");
        }
    }

    @Test
    void whatWasNotMeasuredIsAFailure() {
        List<Measurement> measured = new ArrayList<>(measured(90, 1, 1));
        measured.removeFirst();
        assertThat(reason(judge("", "").outcome(measured))).startsWith("failed: found [nothing] for the objective");
    }

    @Test
    void whatCannotBeCombinedIsAFailure() {
        Judge judge = judge("", "scalar: {mnasnet-soft: {target: 1}}");
        assertThat(reason(judge.outcome(measured(90, 0, 1))))
                .isEqualTo("failed: its objectives cannot be combined: found cost [0.0], accepted: above 0");
        assertThat(reason(judge.outcome(measured(0, 1, 1)))).isEmpty();
    }

    @Test
    void aLimitIsOnAllDevicesOrOnTheNamedOne() {
        for (String limit : List.of("latency-p50 <= 5", "latency-p50 on host <= 5")) {
            Judge judge = judge(limit, "");
            assertThat(reason(judge.outcome(measured(90, 1, 5)))).isEmpty();
            assertThat(reason(judge.outcome(measured(90, 1, 5.5))))
                    .isEqualTo("infeasible: breaks " + limit + " with 5.5");
            assertThat(judge.devices()).contains("host");
        }
        assertThat(reason(judge("accuracy >= 91", "").outcome(measured(90, 1, 1))))
                .isEqualTo("infeasible: breaks accuracy >= 91 with 90.0");
    }

    @Test
    void lossesAreOfValidationDataAndTheCombinedOneRanksFirst() {
        TrialOutcome outcome = judge("", "").outcome(measured(90, 2, 1));
        assertThat(judge("", "").losses(outcome)).containsExactly(-90.0, 2.0);
        assertThat(judge("", "").ranking(outcome)).containsExactly(-90.0, 2.0);
        Judge combined = judge("", "scalar: {mnasnet-soft: {target: 1, exponent: -1}}");
        assertThat(combined.ranking(outcome)).containsExactly(-.45, -90.0, 2.0);
        assertThat(combined.losses(new TrialOutcome.Failed("on purpose"))).isEmpty();
    }

    @Test
    void howFarLimitsAreBrokenIsRelativeToThem() {
        Judge judge = judge("latency-p50 <= 4, accuracy >= 80, parameters <= 1k", "");
        assertThat(judge.violation(judge.outcome(measured(90, 1, 3)))).isZero();
        assertThat(judge.violation(judge.outcome(measured(90, 1, 6)))).isEqualTo(0.5);
        assertThat(judge.violation(judge.outcome(measured(60, 1, 6)))).isEqualTo(0.75);
        TrialOutcome large = new TrialOutcome.Infeasible("breaks", List.of(Measurement.exact("parameters", 3_000, "")));
        assertThat(judge.violation(large)).isEqualTo(2);
        assertThat(judge.violation(new TrialOutcome.Infeasible("cannot be built")))
                .isInfinite();
        assertThat(judge.violation(new TrialOutcome.Failed("diverged"))).isInfinite();
    }

    @Test
    void descriptorsAreReadOrTheTrialFails() {
        Judge judge = judge("", "descriptors: [latency-p50 on host, macs]");
        List<Measurement> measured = new ArrayList<>(measured(90, 1, 3));
        assertThat(reason(judge.outcome(measured))).isEqualTo("failed: found no number for the descriptor macs");
        measured.add(Measurement.exact("macs", 7e6, ""));
        assertThat(judge.descriptors(judge.outcome(measured))).containsExactly(3.0, 7e6);
    }
}
