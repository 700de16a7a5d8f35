package nas4j.hardware.probe.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nas4j.hardware.probe.Energy;
import nas4j.hardware.probe.Latency;
import nas4j.hardware.probe.OperatorTime;
import nas4j.hardware.probe.ProbeProtocol;
import nas4j.hardware.probe.ProbeReport;
import nas4j.hardware.probe.RunOptions;
import nas4j.onnx.runtime.OnnxProvider;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private static final ProbeReport REPORT = new ProbeReport(
            new Latency(1.5, 1.6, 1.7, 1.25, 1.55, .1, 321, .75, .01, true),
            12.5,
            3.25,
            1 << 20,
            1 << 25,
            "ORT 1",
            Optional.of(new Energy(2.5, .1, 7, 3.5, "a sensor")));

    @Test
    void saysAllOfAReportBesideWhatLibrariesPrint() {
        List<String> lines = new ArrayList<>(Answer.lines(REPORT));
        lines.addFirst("a warning\tof a library");
        assertThat(Answer.report(lines)).isEqualTo(REPORT);
        assertThat(Answer.problems(lines)).isEmpty();
    }

    @Test
    void saysTheTimesOfOperatorsInTheirOrder() {
        List<OperatorTime> times = List.of(
                new OperatorTime("b/2", "Conv", 1.25, 30, List.of(1, 16, 7, 7)),
                new OperatorTime("a", "Add", 0, 30, List.of()));
        assertThat(Answer.operators(Answer.lines(times))).isEqualTo(times);
    }

    @Test
    void saysWhatIsWrongOnOneLine() {
        List<String> lines = List.of(Answer.problem("no\tmodel\nat all"));
        assertThat(Answer.problems(lines)).containsExactly("no model at all");
        assertThatNullPointerException().isThrownBy(() -> Answer.report(lines)).withMessageContaining("[p50]");
    }

    @Test
    void aRequestIsTheSameOnTheOtherSide() {
        ProbeRequest request = new ProbeRequest(
                Path.of("a b.onnx"), new RunOptions(2, OnnxProvider.CUDA, true), ProbeProtocol.BRIEF, true);
        assertThat(ProbeRequest.of(request.arguments().toArray(String[]::new))).isEqualTo(request);
    }
}
