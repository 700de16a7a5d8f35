package nas4j.hardware.probe.adb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nas4j.hardware.probe.Energy;
import nas4j.hardware.probe.ProbeFailedException;
import nas4j.hardware.probe.ProbeProtocol;
import nas4j.hardware.probe.ProbeReport;
import nas4j.hardware.probe.ReferenceFile;
import nas4j.hardware.state.DeviceState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With the real {@code adb}, a server that speaks its protocol, and programs that take the arguments of the real ones. */
@DisabledOnOs(OS.WINDOWS)
class AdbProbeTest {
    private static final ProbeProtocol PROTOCOL = new ProbeProtocol(5, 1, 100, 2, 10, 3);
    private static final String ONE = "0815 device product:shiba model:Pixel_8 device:shiba transport_id:1\n";

    @TempDir
    private Path folder = Path.of("");

    private FakePhone phone = new FakePhone(folder);
    private Path model = Path.of("");
    private final List<FakeAdbServer> servers = new ArrayList<>();

    @BeforeEach
    void makePhone() throws IOException {
        phone = new FakePhone(Files.createDirectory(folder.resolve("phone"))).make();
        model = Files.move(ReferenceFile.write(folder), folder.resolve("a model.onnx"));
    }

    @AfterEach
    void stopServers() throws IOException {
        for (FakeAdbServer server : servers) {
            server.close();
        }
    }

    private AdbClient adb(String devices) throws IOException {
        Optional<AdbClient> real = AdbClient.find();
        assumeTrue(real.isPresent(), "[adb] is not on the path: there is nothing to drive");
        FakeAdbServer server = FakeAdbServer.start(phone.root(), devices);
        servers.add(server);
        List<String> line = new ArrayList<>(real.orElseThrow().line());
        line.addAll(List.of("-P", Integer.toString(server.port())));
        return new AdbClient(line);
    }

    private AdbProbe probe(boolean isEnergyWanted) throws Exception {
        return new AdbProbe(Phone.connect(adb(ONE), ""), 2, isEnergyWanted, Duration.ofSeconds(10));
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(phone.root().resolve("said.txt"));
    }

    private List<String> leftOnPhone() throws IOException {
        try (Stream<Path> files = Files.list(phone.root().resolve("data/local/tmp"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** The warm-up of 5 runs and a second is over after 5 runs, three of which took half a second. */
    @Test
    void figuresAreThoseOfTheRunsAfterTheWarmUp() throws Exception {
        phone.perfTest();
        ProbeReport report = probe(false).measure(model, PROTOCOL);
        assertThat(report.latency().p50Ms()).isCloseTo(5, within(1e-9));
        assertThat(report.latency().p90Ms()).isCloseTo(5, within(1e-9));
        assertThat(report.latency().p99Ms()).isCloseTo(9, within(1e-9));
        assertThat(report.latency().ratio()).isCloseTo(2.5, within(1e-9));
        assertThat(report.latency().n()).isEqualTo(3 * (600 - 5));
        assertThat(report.latency().isUnstable()).isFalse();
        assertThat(report.loadMs()).isCloseTo(27.3071, within(1e-9));
        assertThat(report.firstRunMs()).isCloseTo(20, within(1e-9));
        assertThat(report.peakBytes()).isEqualTo(123_456_789);
        assertThat(report.energy()).isEmpty();
        assertThat(calls()).hasSize(3 * 3);
        assertThat(calls().get(0)).contains("-I -e cpu -x 2 -y 1 -m duration -t 3 ", "/reference.onnx ");
        assertThat(calls().get(1)).contains("/model.onnx ");
        assertThat(calls().get(2)).contains("/reference.onnx ");
        assertThat(leftOnPhone()).as("the models are removed").containsExactly("onnxruntime_perf_test");
    }

    @Test
    void aSlowModelIsRunLongerUntilItsRunsAreEnough() throws Exception {
        phone.perfTest();
        ProbeProtocol many = new ProbeProtocol(5, 1, 900, 2, 60, 1);
        assertThat(probe(false).measure(model, many).latency().n()).isGreaterThanOrEqualTo(900);
        assertThat(calls()).filteredOn(call -> call.contains("/model.onnx")).hasSize(2);
    }

    @Test
    void whatFailsLeavesNothingOnThePhone() throws Exception {
        phone.perfTest();
        Files.writeString(model, "a bad model");
        AdbProbe probe = probe(false);
        assertThatThrownBy(() -> probe.measure(model, PROTOCOL))
                .isInstanceOf(ProbeFailedException.class)
                .hasMessageContaining("on the phone ended with [1]: Failed: no such operator");
        assertThat(leftOnPhone()).containsExactly("onnxruntime_perf_test");
    }

    @Test
    void aProgramThatIsMissingIsNamed() throws Exception {
        AdbProbe probe = probe(false);
        assertThatThrownBy(() -> probe.measure(model, PROTOCOL))
                .isInstanceOf(ProbeFailedException.class)
                .hasMessageContaining("there is no program [/data/local/tmp/onnxruntime_perf_test] on the phone")
                .hasMessageContaining("Maybe `adb push onnxruntime_perf_test /data/local/tmp`");
    }

    /** Means of 14.1, 14.2 and 14.3 ms. */
    @Test
    void tfliteTellsNoPercentiles() throws Exception {
        phone.benchmark("");
        Path tflite = Files.writeString(folder.resolve("model.tflite"), "flat");
        ProbeReport report = probe(false).measure(tflite, PROTOCOL);
        assertThat(report.latency().p50Ms()).isNaN();
        assertThat(report.latency().p99Ms()).isNaN();
        assertThat(report.latency().ratio()).isNaN();
        assertThat(report.latency().meanMs()).isCloseTo(14.2, within(1e-9));
        assertThat(report.latency().deviationMs()).isCloseTo(Math.sqrt(.452 * .452 + .02 / 3), within(1e-9));
        assertThat(report.latency().minMs()).isCloseTo(13.728, within(1e-9));
        assertThat(report.latency().n()).isEqualTo(210);
        assertThat(report.latency().isUnstable()).isFalse();
        assertThat(report.loadMs()).isCloseTo(52.687, within(1e-9));
        assertThat(report.firstRunMs()).isCloseTo(19.105, within(1e-9));
        assertThat(calls().getFirst())
                .contains("--num_threads=2 --warmup_runs=5 --warmup_min_secs=1.0 --num_runs=100 --min_secs=2.0");
        assertThat(leftOnPhone()).containsExactly("benchmark_model");
    }

    @Test
    void aNewerTfliteTellsTheMedian() throws Exception {
        phone.benchmark("p5=13800 median=14050 p95=15000");
        Path tflite = Files.writeString(folder.resolve("model.tflite"), "flat");
        assertThat(probe(false).measure(tflite, PROTOCOL).latency().p50Ms()).isCloseTo(14.05, within(1e-9));
    }

    @Test
    void tellsTheStateOfThePhone() throws Exception {
        DeviceState state = probe(false).state();
        assertThat(state.processor()).contains("Pixel 8, zuma, Android 15");
        assertThat(state.cores()).isEqualTo(9);
        assertThat(state.clockMhz()).hasValue(2850);
        assertThat(state.governor()).contains("performance");
        assertThat(state.celsius()).hasValue(47.5);
        assertThat(state.batteryPercent()).hasValue(64);
        assertThat(state.busyCores()).as("no time has passed").isEmpty();
    }

    /**
     * The counter is 100 µAh less for each second of runs, 1.44 J at 4 V, and nothing else takes any. 10 s more of runs are
     * 2000 more runs but for the slow ones: 7.2 mJ each.
     */
    @Tag("slow")
    @Test
    void whatLeavesTheBatteryIsTheEnergy() throws Exception {
        phone.perfTest();
        Energy energy = probe(true).measure(model, PROTOCOL).energy().orElseThrow();
        assertThat(energy.idleWatts()).isZero();
        assertThat(energy.n()).isEqualTo(3 * 2000);
        assertThat(energy.millijoules()).isCloseTo(7.2, within(1e-6));
        assertThat(energy.source()).startsWith("battery of the phone");
    }

    @Test
    void aPhoneOnACableDoesNotTellItsEnergy() throws Exception {
        phone.perfTest();
        phone.battery("USB powered: true");
        assertThat(probe(true).measure(model, PROTOCOL).energy()).isEmpty();
    }

    @Test
    void theOnlyPhoneIsTakenUnlessOneIsNamed() throws Exception {
        String two = ONE + "4711 unauthorized usb:1-4 transport_id:2\n";
        AdbClient adb = adb(two);
        assertThat(Phone.connect(adb, "0815").serial()).isEqualTo("0815");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Phone.connect(adb, ""))
                .withMessage("adb found devices [0815, 4711], accepted: one\nMaybe name it by --serial.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Phone.connect(adb, "4711"))
                .withMessageStartingWith("device [4711] is [unauthorized], accepted: [device]\nMaybe unlock it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Phone.connect(adb, "42"))
                .withMessage("found no device with serial [42], accepted: [0815, 4711]");
        AdbClient none = adb("");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Phone.connect(none, ""))
                .withMessageStartingWith("adb found no device\nMaybe switch on USB debugging");
    }
}
