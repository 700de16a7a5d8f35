package nas4j.hardware.probe.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import nas4j.hardware.probe.OnnxFile;
import nas4j.hardware.probe.OperatorTime;
import nas4j.hardware.probe.ProbeFailedException;
import nas4j.hardware.probe.ProbeProtocol;
import nas4j.hardware.probe.ProbeReport;
import nas4j.hardware.probe.ReferenceFile;
import nas4j.hardware.probe.RunOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("engine")
class ChildProbeTest {
    private static final ProbeProtocol SHORT = new ProbeProtocol(3, .05, 20, .1, 5, 2);

    @TempDir
    private Path folder = Path.of("");

    private Path model = Path.of("");

    /** Entry of the process. */
    static final class Measures {
        private Measures() {}

        static void main(String[] arguments) throws IOException, InterruptedException {
            ProbeChild.run(new PrintWriter(System.out, false, StandardCharsets.UTF_8), OnnxFile::read, arguments);
        }
    }

    /** As if the runtime had crashed. */
    static final class Crashes {
        private Crashes() {}

        static void main(String[] arguments) {
            System.err.println("# SIGSEGV in " + arguments[0]);
            Runtime.getRuntime().halt(134);
        }
    }

    @BeforeEach
    void writeModel() throws IOException {
        model = Files.move(ReferenceFile.write(folder), folder.resolve("a model.onnx"));
    }

    private static ChildProbe probe(Class<?> entry) {
        return new ChildProbe(ProbeProcess.of(entry.getName()), RunOptions.of(1));
    }

    @Test
    void measuresInAProcessOfItsOwn() throws Exception {
        ProbeReport report = probe(Measures.class).measure(model, SHORT);
        assertThat(report.latency().p50Ms()).isPositive();
        assertThat(report.latency().n()).isGreaterThanOrEqualTo(2L * SHORT.runs());
        assertThat(report.loadMs()).isPositive();
        assertThat(report.firstRunMs()).isPositive();
        assertThat(report.peakBytes()).isGreaterThan(report.modelBytes());
        assertThat(report.runtime()).startsWith("ONNX Runtime 1.");
    }

    /** Three blocks of three convolutions, after the first. */
    @Test
    void tellsTheTimeOfEachOperator() throws Exception {
        List<OperatorTime> times = probe(Measures.class).operators(model, SHORT);
        assertThat(times)
                .extracting(OperatorTime::operator)
                .filteredOn("Conv"::equals)
                .hasSize(10);
        assertThat(times).allMatch(time -> time.runs() == SHORT.runs());
        assertThat(times.stream().mapToDouble(OperatorTime::micros).sum()).isPositive();
    }

    @Test
    void aModelThatIsNoneIsAProblemInWords() throws IOException {
        Files.writeString(model, "no model");
        assertThatThrownBy(() -> probe(Measures.class).measure(model, SHORT))
                .isInstanceOf(ProbeFailedException.class)
                .hasMessageContaining("found no model that ONNX Runtime takes");
    }

    @Test
    void aCrashEndsThatProcessAlone() {
        assertThatThrownBy(() -> probe(Crashes.class).measure(model, SHORT))
                .isInstanceOf(ProbeFailedException.class)
                .hasMessageContaining("ended with [134]: SIGSEGV in " + model);
    }

    @Test
    void coresAreNumbersAndRanges() {
        for (String cores : List.of("x", "0,", "1-", "-1", "0 1")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new ProbeProcess("Main", cores, List.of()))
                    .withMessageContaining("cores [" + cores + "]");
        }
    }

    /** A class of ONNX Runtime that cannot be read, in a jar that is first. */
    @Test
    void aJarThatIsNamedIsBeforeTheOthers() throws IOException {
        Path jar = folder.resolve("runtime.jar");
        try (JarOutputStream files = new JarOutputStream(Files.newOutputStream(jar))) {
            files.putNextEntry(new JarEntry("ai/onnxruntime/OrtEnvironment.class"));
            files.write("no class".getBytes(StandardCharsets.UTF_8));
        }
        ProbeProcess process = new ProbeProcess(Measures.class.getName(), "", List.of(jar));
        assertThatThrownBy(() -> new ChildProbe(process, RunOptions.of(1)).measure(model, SHORT))
                .isInstanceOf(ProbeFailedException.class)
                .hasMessageContaining("ended with [1]")
                .hasMessageContaining("ClassFormatError");
    }
}
