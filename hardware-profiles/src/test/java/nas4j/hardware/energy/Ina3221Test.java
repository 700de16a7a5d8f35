package nas4j.hardware.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Ina3221Test {
    @TempDir
    private Path root = Path.of("");

    private SensorFiles files = new SensorFiles(root);

    @BeforeEach
    void placeFiles() {
        files = new SensorFiles(root);
    }

    /** 5,000 mV × 1,200 mA. The other rails are fed by the first, and the sum of shunts has no current. */
    @Test
    void theRailOfTheWholeBoardIsItsPower() throws IOException {
        files.rail("hwmon1", 1, "VDD_IN", 5000, 1200);
        files.rail("hwmon1", 2, "VDD_CPU_GPU_CV", 5000, 400);
        files.rail("hwmon1", 3, "VDD_SOC", 5000, 300);
        files.write("sys/class/hwmon/hwmon1/in7_label", "sum of shunt voltages");
        files.write("sys/class/hwmon/hwmon0/name", "coretemp");
        Ina3221 board = Ina3221.find(root).orElseThrow();
        assertThat(board.watts()).isCloseTo(6, within(1e-9));
        files.rail("hwmon1", 1, "VDD_IN", 4900, 2000);
        assertThat(board.watts()).isCloseTo(9.8, within(1e-9));
        assertThat(board.source()).isEqualTo("INA3221 (VDD_IN)");
    }

    /** 20 V × 0.5 A + 20 V × 0.25 A + 5 V × 0.8 A; the memory's rail is fed by the 5 V. */
    @Test
    void ofABoardWithoutSuchARailThoseThatFeedItAddUp() throws IOException {
        files.rail("hwmon3", 1, "VDD_GPU_SOC", 20_000, 500);
        files.rail("hwmon3", 2, "VDD_CPU_CV", 20_000, 250);
        files.rail("hwmon3", 3, "VIN_SYS_5V0", 5000, 800);
        files.rail("hwmon4", 2, "VDDQ_VDD2_1V8AO", 5000, 300);
        Ina3221 board = Ina3221.find(root).orElseThrow();
        assertThat(board.watts()).isCloseTo(19, within(1e-9));
        assertThat(board.source()).isEqualTo("INA3221 (VDD_GPU_SOC + VDD_CPU_CV + VIN_SYS_5V0)");
    }

    @Test
    void railsOfAnUnknownBoardAreNotAddedUp() throws IOException {
        assertThat(Ina3221.find(root)).isEmpty();
        files.rail("hwmon1", 1, "VDD_GPU_SOC", 5000, 1200);
        files.rail("hwmon1", 2, "SOMETHING", 5000, 1200);
        assertThat(Ina3221.find(root)).isEmpty();
    }

    @Test
    void aRailThatIsSwitchedOffTellsNothing() throws IOException {
        files.rail("hwmon1", 1, "VDD_IN", 5000, 1200);
        Ina3221 board = Ina3221.find(root).orElseThrow();
        Files.delete(root.resolve("sys/class/hwmon/hwmon1/curr1_input"));
        assertThatThrownBy(board::watts).isInstanceOf(UncheckedIOException.class);
        assertThat(Ina3221.find(root)).isEmpty();
        files.write("sys/class/hwmon/hwmon1/curr1_input", "");
        assertThat(Ina3221.find(root)).isEmpty();
    }

    /** What feeds both the processor and the GPU is taken for either, before counters of the processor alone. */
    @Test
    void aBoardsRailIsTakenBeforeTheProcessorsCounter() throws IOException {
        files.write("sys/class/powercap/intel-rapl:0/name", "package-0");
        files.write("sys/class/powercap/intel-rapl:0/max_energy_range_uj", "10000000000");
        files.write("sys/class/powercap/intel-rapl:0/energy_uj", "5000000");
        assertThat(source(EnergyCounters.Runner.PROCESSOR)).isEqualTo("RAPL (1 processor)");
        files.rail("hwmon1", 1, "VDD_IN", 5000, 1200);
        assertThat(source(EnergyCounters.Runner.PROCESSOR)).isEqualTo("INA3221 (VDD_IN)");
        assertThat(source(EnergyCounters.Runner.GPU)).isEqualTo("INA3221 (VDD_IN)");
    }

    private String source(EnergyCounters.Runner runner) {
        try (EnergyCounter counter = EnergyCounters.find(runner, root).orElseThrow()) {
            assertThat(counter.joules()).isNotNegative();
            return counter.source();
        }
    }
}
