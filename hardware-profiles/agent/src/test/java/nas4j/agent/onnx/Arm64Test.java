package nas4j.agent.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nas4j.agent.cli.ChildMain;
import nas4j.agent.json.Json;
import nas4j.agent.wire.Fields;
import nas4j.agent.wire.Measurement;
import nas4j.agent.wire.Protocol;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent's classes with Java 17 for ARM64 under QEMU, where {@code qemu-arm64 fetch} has brought it. */
@Tag("slow")
class Arm64Test {
    private static final Path SCRIPT = Path.of("qemu-arm64").toAbsolutePath();
    private static final String EMULATOR = "qemu-aarch64-static";

    @TempDir
    private Path folder = Path.of("");

    private Path model = Path.of("");

    @BeforeEach
    void writeModel() throws IOException {
        assumeTrue(hasEmulator(), "[" + EMULATOR + "] is not on the path");
        assumeTrue(Files.isDirectory(prefix()), "there is no [" + prefix() + "]: `" + SCRIPT + " fetch` makes it");
        model = Files.write(folder.resolve("small.onnx"), SmallModel.bytes());
    }

    private static boolean hasEmulator() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(path -> Files.isExecutable(Path.of(path, EMULATOR)));
    }

    private static Path prefix() {
        String named = System.getenv("QEMU_ARM64");
        return named == null ? SCRIPT.resolveSibling("target").resolve("qemu-arm64") : Path.of(named);
    }

    private List<String> run(Class<?> entry, String input, String... arguments)
            throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        Path errors = folder.resolve("errors.txt");
        List<String> line = new ArrayList<>(List.of(
                SCRIPT.toString(),
                "java",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                entry.getName()));
        line.addAll(List.of(arguments));
        Process process = new ProcessBuilder(line)
                .redirectOutput(said.toFile())
                .redirectError(errors.toFile())
                .start();
        try (OutputStream stream = process.getOutputStream()) { // its end would be the child's
            stream.write(input.getBytes(StandardCharsets.UTF_8));
            stream.flush();
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
        return Files.readAllLines(said);
    }

    @Test
    void outputsAreThoseOfThisMachine() throws Exception {
        List<Float> here = OutputsMain.of(model);
        List<String> there = run(OutputsMain.class, "", model.toString());
        assertThat(there.get(0)).isEqualTo("aarch64");
        assertThat(here).hasSize(10);
        assertThat(there).hasSize(1 + here.size());
        for (int k = 0; k < here.size(); k++) {
            assertThat(Float.parseFloat(there.get(k + 1))).isCloseTo(here.get(k), within(1e-4f));
        }
    }

    /** What the agent starts for each job. */
    @Test
    void aJobIsMeasured() throws Exception {
        Protocol protocol = new Protocol(1, 0, 5, .1, 20, 1, 1, 1, 120);
        Map<String, Object> job =
                Map.of("model", model.toString(), "reference", model.toString(), "protocol", protocol.toMap());
        String answer = String.join("", run(ChildMain.class, Json.write(job) + "\n"));
        Measurement found = Measurement.of(new Fields(Json.read(answer)));
        assertThat(found.p50Ms()).isPositive();
        assertThat(found.n()).isGreaterThanOrEqualTo(5);
        assertThat(found.ratio()).isPositive();
    }
}
