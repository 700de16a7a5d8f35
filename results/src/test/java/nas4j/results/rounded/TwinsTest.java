package nas4j.results.rounded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nas4j.evaluate.InFloat;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Objective;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.results.Synthetic;
import nas4j.results.model.ExperimentData;
import nas4j.results.model.RunData;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public final class TwinsTest {
    private static final Measurement BLOCK =
            new Measurement(InFloat.blockTime("stage1/2"), .3, "ms", 0, 100, Split.NONE, "host");
    private static final Measurement FLOAT_BLOCK =
            InFloat.of(new Measurement(BLOCK.name(), .2, "ms", 0, 100, Split.NONE, "host"));

    static Measurement accuracy(double value) {
        return new Measurement("accuracy", value, "%", .3, 2_000, Split.VALIDATION);
    }

    static Measurement latency(double value) {
        return new Measurement("latency-p50", value, "ms", .01, 100, Split.NONE, "host");
    }

    static TrialRecord trial(String method, long id, Measurement... measurements) {
        TrialOutcome outcome = new TrialOutcome.Completed(List.of(measurements));
        return Synthetic.record(new RunKey("bits", method, 1), id, "n=" + id, outcome, 4);
    }

    /** The first network is faster rounded, the second slower; of the third nothing is known in single precision. */
    public static ExperimentData data() {
        return new Synthetic("bits")
                .objectives(Synthetic.ACCURACY, Synthetic.LATENCY)
                .add(new RunData(
                        new RunKey("bits", RunKey.SEARCH, 1),
                        List.of(
                                trial(RunKey.SEARCH, 0, accuracy(89), InFloat.of(accuracy(90)), latency(9)),
                                trial(RunKey.SEARCH, 1, accuracy(91), InFloat.of(accuracy(91.5)), latency(3)),
                                trial(RunKey.SEARCH, 2, accuracy(92), InFloat.of(accuracy(92)), latency(3)))))
                .add(new RunData(
                        new RunKey("bits", RunKey.MEASURED_AGAIN, 1),
                        List.of(
                                trial(RunKey.MEASURED_AGAIN, 0, latency(1), InFloat.of(latency(2))),
                                trial(
                                        RunKey.MEASURED_AGAIN,
                                        1,
                                        latency(4),
                                        InFloat.of(latency(1.5)),
                                        BLOCK,
                                        FLOAT_BLOCK))))
                .data();
    }

    @Test
    void theLastMeasurementCountsAndBothAreNeeded() {
        List<Twin> twins = Twins.of(data());
        assertThat(twins).extracting(twin -> twin.trial().id()).containsExactly(0L, 1L);
        assertThat(twins).extracting(Twin::rounded).containsExactly(List.of(89.0, 1.0), List.of(91.0, 4.0));
        assertThat(twins).extracting(Twin::inFloat).containsExactly(List.of(90.0, 2.0), List.of(91.5, 1.5));
        assertThat(twins.getLast().blocks()).containsExactly(new BlockTime("stage1/2", .3, .2));
        assertThat(twins.getLast().blocks().getFirst().isSlower()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1.04, false", "1.06, true", "0.9, false"})
    void aBlockIsSlowerBeyondWhatMeasurementsDifferBy(double roundedMs, boolean isSlower) {
        assertThat(new BlockTime("stage1/2", roundedMs, 1).isSlower()).isEqualTo(isSlower);
    }

    @Test
    void frontsAreThoseOfTheirOwnValues() {
        ExperimentData data = data();
        List<Twin> twins = Twins.of(data);
        assertThat(Twin.front(twins, data.objectives(), true)).hasSize(2);
        assertThat(Twin.front(twins, data.objectives(), false))
                .extracting(twin -> twin.trial().id())
                .containsExactly(1L);
    }

    @Test
    void whatDependsOnNoDeviceAndNobodyMeasuredInSinglePrecisionIsTheSameInBoth() {
        Measurement macs = Measurement.exact("macs", 9, "");
        ExperimentData data = new Synthetic("bits")
                .objectives(Synthetic.ACCURACY, new Objective("macs", false, ""))
                .add(new RunData(
                        new RunKey("bits", RunKey.SEARCH, 1),
                        List.of(trial(RunKey.SEARCH, 0, accuracy(89), InFloat.of(accuracy(90)), macs))))
                .data();
        assertThat(Twins.missing(data)).isEmpty();
        assertThat(Twins.of(data)).extracting(Twin::inFloat).containsExactly(List.of(90.0, 9.0));
    }

    /** The agent's latency is that of the rounded network, and says nothing of the other. */
    public static ExperimentData onAgent() {
        Measurement latency = new Measurement("latency-p50", 9, "ms", .1, 100, Split.NONE, "agent://board");
        return new Synthetic("bits")
                .objectives(Synthetic.ACCURACY, new Objective("latency-p50", false, "agent://board"))
                .add(new RunData(
                        new RunKey("bits", RunKey.SEARCH, 1),
                        List.of(trial(RunKey.SEARCH, 0, accuracy(89), InFloat.of(accuracy(90)), latency))))
                .data();
    }

    @Test
    void whatADeviceTakesIsNeverTheSameInBoth() {
        assertThat(Twins.missing(onAgent())).extracting(Objective::device).containsExactly("agent://board");
        assertThat(Twins.of(onAgent())).isEmpty();
    }

    @Test
    void aNetworkThatDoesNotRoundIsItsOwnTwin() {
        ExperimentData data = new Synthetic("bits")
                .objectives(Synthetic.ACCURACY, Synthetic.LATENCY)
                .add(new RunData(
                        new RunKey("bits", RunKey.SEARCH, 1),
                        List.of(
                                trial(
                                        RunKey.SEARCH,
                                        0,
                                        accuracy(89),
                                        InFloat.of(accuracy(90)),
                                        latency(9),
                                        InFloat.of(latency(11))),
                                trial(RunKey.SEARCH, 1, accuracy(92), latency(10)))))
                .data();
        assertThat(Twins.of(data)).extracting(Twin::inFloat).containsExactly(List.of(90.0, 11.0), List.of(92.0, 10.0));
    }

    @Test
    void networksOfFloatsHaveNoTwins() {
        assertThat(Twins.of(new Synthetic("plain").run(1, 20).data())).isEmpty();
        assertThat(Twins.missing(new Synthetic("plain").run(1, 20).data())).isEmpty();
    }
}
