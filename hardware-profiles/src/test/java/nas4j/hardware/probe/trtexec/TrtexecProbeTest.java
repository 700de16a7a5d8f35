package nas4j.hardware.probe.trtexec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import nas4j.hardware.device.NumberFormat;
import nas4j.hardware.energy.EnergyCounter;
import nas4j.hardware.probe.Energy;
import nas4j.hardware.probe.ProbeFailedException;
import nas4j.hardware.probe.ProbeProtocol;
import nas4j.hardware.probe.ProbeReport;
import nas4j.hardware.probe.ReferenceFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Beside a program that takes the arguments of {@code trtexec}, and says that the reference takes half a millisecond. */
@DisabledOnOs(OS.WINDOWS)
class TrtexecProbeTest {
    private static final ProbeProtocol PROTOCOL = new ProbeProtocol(1, .25, 20, 1.5, 5, 3);

    private static final String PROGRAM = """
            #!/bin/sh
            echo "$@" >>"$(dirname "$0")/said.txt"
            for argument in "$@"; do
              case "$argument" in
                --onnx=*bad*) echo "[I] parsing"; echo "[E] Error[4]: no such operator"; exit 1;;
                --saveEngine=*) : >"${argument#*=}";;
                --loadEngine=*reference*) t=0.5;;
                --loadEngine=*) t=2.0;;
                --exportTimes=*) printf '[{"startComputeMs": 1, "latencyMs": %s}, {"latencyMs": %s}, {"latencyMs": 9}]' $t $t \
                  >"${argument#*=}";;
              esac
            done
            """;

    @TempDir
    private Path folder = Path.of("");

    private Path program = Path.of("");

    /** Four runs a second, and notes how many seconds it was asked for. */
    private static final String COUNTING_PROGRAM = """
            #!/bin/sh
            for argument in "$@"; do
              case "$argument" in
                --duration=*) seconds=${argument#*=};;
                --exportTimes=*) times=${argument#*=};;
              esac
            done
            echo "$seconds" >>"$(dirname "$0")/seconds.txt"
            {
              printf '[{"latencyMs": 250}'
              k=1
              while [ $k -lt $((4 * seconds)) ]; do printf ', {"latencyMs": 250}'; k=$((k + 1)); done
              printf ']'
            } >"$times"
            """;

    @BeforeEach
    void writeProgram() throws IOException {
        write(PROGRAM);
    }

    private void write(String text) throws IOException {
        program = Files.writeString(folder.resolve("trtexec"), text);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(folder.resolve("said.txt"));
    }

    @Test
    void buildsOnceAndRunsModelAndReferenceInTurn() throws Exception {
        ProbeReport report =
                new TrtexecProbe(program, NumberFormat.INT8, false).measure(ReferenceFile.write(folder), PROTOCOL);
        assertThat(report.latency().p50Ms()).isCloseTo(2, within(1e-9));
        assertThat(report.latency().p99Ms()).isCloseTo(9, within(1e-9));
        assertThat(report.latency().ratio()).isCloseTo(4, within(1e-9));
        assertThat(report.latency().n()).isEqualTo(9);
        assertThat(report.latency().isUnstable()).isFalse();
        assertThat(report.peakBytes()).as("not measured").isNegative();
        assertThat(calls()).hasSize(2 + 3 * 3);
        assertThat(calls().subList(0, 2)).allMatch(call -> call.contains("--skipInference --int8"));
        assertThat(calls().get(3)).contains("model.engine --warmUp=250 --duration=2 --iterations=20 --exportTimes=");
    }

    @Test
    void whatItSaysOfABadModelIsTheReason() throws IOException {
        Path bad = Files.move(ReferenceFile.write(folder), folder.resolve("bad.onnx"));
        assertThatThrownBy(() -> new TrtexecProbe(program, NumberFormat.FP32, false).measure(bad, PROTOCOL))
                .isInstanceOf(ProbeFailedException.class)
                .hasMessage("trtexec ended with [1]: [E] Error[4]: no such operator");
        assertThat(calls()).allMatch(call -> !call.contains("--fp32"));
    }

    /** Takes 6 J for each second that the program was asked for, and nothing else. */
    private final class Board implements EnergyCounter {
        @Override
        public double joules() {
            Path seconds = folder.resolve("seconds.txt");
            try {
                return Files.exists(seconds)
                        ? 6
                                * Files.readAllLines(seconds).stream()
                                        .mapToInt(Integer::parseInt)
                                        .sum()
                        : 0;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String source() {
            return "a board";
        }
    }

    /** 6 W at 4 runs a second; runs of 2 and of 12 seconds, three times. */
    @Tag("slow")
    @Test
    void energyIsThatOfTheLongerRunsWithoutTheShortOnes() throws Exception {
        write(COUNTING_PROGRAM);
        Energy energy = new TrtexecProbe(program, NumberFormat.FP32, true)
                .energy(new Board(), folder.resolve("model.engine"), folder);
        assertThat(energy.millijoules()).isCloseTo(1500, within(1e-6));
        assertThat(energy.n()).isEqualTo(3 * 4 * 10);
        assertThat(energy.idleWatts()).isZero();
        assertThat(Files.readAllLines(folder.resolve("seconds.txt"))).containsExactly("2", "12", "2", "12", "2", "12");
    }
}
