package nas4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import nas4j.agent.cli.AgentMain;
import nas4j.evaluate.TrialOutcome;
import nas4j.onnx.check.OnnxFile;
import nas4j.results.h2.H2TrialStore;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import nas4j.store.TrialStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** An experiment in which a device with an agent says how long networks take: each program in a process of its own. */
@DisabledOnOs(OS.WINDOWS)
class AgentExperimentTest {
    private static final String EXPERIMENT = """
            experiment: on-board
            space: mobile-mini
            data: {generated: glyphs, difficulty: easy, size: 8, training: 200, test: 100}
            objectives: [maximize: accuracy, minimize: latency-p50 on agent://board]
            constraints: ["latency-ratio on agent://board <= 1000"]
            search: {strategy: nsga2, population: 4}
            evaluate: {by: training, epochs: 1, final-epochs: 1}
            budget: {trials: %d}
            baseline: off
            seeds: [1]
            """;

    private static final String BOARD = """
            device: board
            title: A board
            chip: A chip
            cores: 4
            clock-mhz: 1800
            memory-gb-per-second: 8.5
            peak-macs: {fp32: 7.2G, int8: 28.8G}
            launch-us: 5
            int8: s8s8
            probe: agent
            sources: [made up]
            """;

    /** What ONNX calls whole numbers of 8 bits with a sign. */
    private static final long SIGNED = 3;

    @TempDir
    private Path folder = Path.of("");

    private final List<Process> started = new ArrayList<>();

    private Process start(String log, List<String> options, String main, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        line.addAll(options);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        line.addAll(List.of(arguments));
        Process process = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve(log).toFile()))
                .start();
        started.add(process);
        return process;
    }

    private Process nas(String... arguments) throws IOException {
        return start("nas.txt", List.of("--enable-native-access=ALL-UNNAMED"), Nas.class.getName(), arguments);
    }

    private Process agent(int port) throws IOException {
        return start(
                "agent.txt",
                List.of("-Xmx256m"),
                AgentMain.class.getName(),
                "--controller",
                "https://127.0.0.1:" + port,
                "--token-file",
                ".nas/agents/devices/board/board.token",
                "--ca",
                ".nas/agents/devices/board/ca.pem");
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("nas.txt"));
    }

    private void await(BooleanSupplier condition) throws Exception {
        for (int k = 0;
                k < 1_200 && !condition.getAsBoolean() && started.getLast().isAlive();
                k++) {
            Thread.sleep(100);
        }
        assertThat(condition.getAsBoolean()).as(said()).isTrue();
    }

    private int port;

    @BeforeEach
    void enroll() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThat(nas("agent", "enroll", "board", "--port", String.valueOf(port))
                        .waitFor())
                .isZero();
    }

    @AfterEach
    void end() {
        for (Process process : started) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Process run(int trials) throws IOException {
        Files.writeString(folder.resolve("on-board.yaml"), EXPERIMENT.formatted(trials));
        return nas("run", "on-board.yaml", "--results", "results");
    }

    private List<TrialRecord> trials(String method) {
        try (TrialStore store = H2TrialStore.openReadOnly(folder.resolve("results"));
                Stream<TrialRecord> trials = store.trials(new RunKey("on-board", method, 1))) {
            return trials.toList();
        } catch (RuntimeException e) {
            return List.of(); // not there yet
        }
    }

    private static List<Double> latencies(TrialRecord trial) {
        return trial.outcome() instanceof TrialOutcome.Completed completed
                ? completed.measurements().stream()
                        .filter(found -> found.name().equals("latency-p50")
                                && found.device().equals("agent://board"))
                        .map(found -> found.value())
                        .toList()
                : List.of();
    }

    @Test
    @Tag("engine")
    void aDeviceThatComesLateIsWaitedFor() throws Exception {
        measures(false);
    }

    @Test
    @Tag("slow")
    void aDeviceThatIsGoneForAMomentIsWaitedFor() throws Exception {
        measures(true);
    }

    @Test
    @Tag("engine")
    @Tag("slow")
    void whatIsMeasuredAndHandedBackLiesAsTheDevicesDescriptionSays() throws Exception {
        Path devices = Files.createDirectories(folder.resolve("results/devices"));
        Files.writeString(devices.resolve("board.yaml"), BOARD);
        Files.writeString(
                folder.resolve("on-board.yaml"), EXPERIMENT.formatted(2) + "quantize: {weights: 8, activations: 8}\n");
        Process run = nas("run", "on-board.yaml", "--results", "results");
        agent(port);
        assertThat(run.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(run.exitValue()).as(said()).isZero();
        assertThat(nas("export", "on-board", "--results", "results", "--out", "best.onnx")
                        .waitFor())
                .as(said())
                .isZero();
        assertThat(said()).contains("latency-p50 on agent://board: ", "latency-p50 on host: ", "  accuracy: ");
        assertThat(OnnxFile.read(Files.readAllBytes(folder.resolve("best.onnx")))
                        .typesOfZeros())
                .containsExactly(SIGNED);
    }

    private void measures(boolean isKilled) throws Exception {
        Process run = run(4);
        await(() -> saidContains("agents reach this experiment at https://127.0.0.1:" + port));
        assertThat(trials(RunKey.SEARCH)).isEmpty();
        Process agent = agent(port);
        if (isKilled) {
            await(() -> !trials(RunKey.SEARCH).isEmpty());
            agent.destroyForcibly().waitFor();
            agent(port);
        }
        boolean hasEnded = run.waitFor(5, TimeUnit.MINUTES);
        assertThat(hasEnded)
                .as("the run:%n%s%nthe agent:%n%s", said(), Files.readString(folder.resolve("agent.txt")))
                .isTrue();
        assertThat(run.exitValue()).as(said()).isZero();
        assertThat(trials(RunKey.SEARCH))
                .hasSize(4)
                .allSatisfy(trial -> assertThat(latencies(trial)).hasSize(1).allMatch(value -> value > 0));
        assertThat(trials(RunKey.MEASURED_AGAIN))
                .isNotEmpty()
                .allSatisfy(trial -> assertThat(latencies(trial)).hasSize(1));
        assertThat(Files.readString(folder.resolve("agent.txt")))
                .contains("connected to https://127.0.0.1:" + port)
                .contains("measured, p50");
    }

    private boolean saidContains(String text) {
        try {
            return said().contains(text);
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    @Tag("slow")
    void aDeviceThatIsAwayIsSaidToBeAndAStopDoesNotWaitForIt() throws Exception {
        Process run = run(3);
        await(() -> saidContains("agent://board is not heard of; it has to measure 2, which wait until it is back"));
        assertThat(run.isAlive()).isTrue();
        new ProcessBuilder("kill", "-INT", String.valueOf(run.pid())).start().waitFor();
        assertThat(run.waitFor(1, TimeUnit.MINUTES)).as(said()).isTrue();
        assertThat(said()).contains("[agent://board] is away");
        agent(port);
        Process again = run(3);
        assertThat(again.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(again.exitValue()).as(said()).isZero();
        assertThat(trials(RunKey.SEARCH)).hasSize(3);
    }

    @Test
    void aDeviceForWhichNobodyIsEnrolledIsRefused() throws Exception {
        Files.writeString(
                folder.resolve("other.yaml"), EXPERIMENT.formatted(3).replace("agent://board", "agent://bord"));
        Process run = nas("run", "other.yaml", "--results", "results");
        assertThat(run.waitFor()).isEqualTo(2);
        assertThat(said())
                .contains("other.yaml:")
                .contains("found [agent://bord], for which no agent is enrolled")
                .contains("accepted: agent://board")
                .contains("Maybe run `nas agent enroll bord`.");
    }
}
