package nas4j.hardware.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RaplTest {
    @TempDir
    private Path powercap = Path.of("");

    private void zone(String folder, String name, long microjoules, long range) throws IOException {
        Path zone = Files.createDirectories(powercap.resolve(folder));
        Files.writeString(zone.resolve("name"), name + "\n");
        Files.writeString(zone.resolve("max_energy_range_uj"), range + "\n");
        count(folder, microjoules);
    }

    private void count(String folder, long microjoules) throws IOException {
        Files.writeString(powercap.resolve(folder).resolve("energy_uj"), microjoules + "\n");
    }

    @Test
    void theEnergyIsThatOfAllProcessorsWithoutTheirParts() throws IOException {
        zone("intel-rapl:0", "package-0", 5_000_000, 10_000_000_000L);
        zone("intel-rapl:1", "package-1", 7_000_000, 10_000_000_000L);
        zone("intel-rapl:0:0", "core", 1_000_000, 10_000_000_000L);
        Files.createDirectories(powercap.resolve("intel-rapl"));
        Rapl rapl = Rapl.find(powercap).orElseThrow();
        assertThat(rapl.joules()).isZero();
        count("intel-rapl:0", 6_500_000);
        count("intel-rapl:1", 7_250_000);
        count("intel-rapl:0:0", 9_000_000);
        assertThat(rapl.joules()).isCloseTo(1.75, within(1e-9));
    }

    @Test
    void aFullCounterStartsAnew() throws IOException {
        zone("intel-rapl:0", "package-0", 9_000_000, 10_000_000);
        Rapl rapl = Rapl.find(powercap).orElseThrow();
        count("intel-rapl:0", 1_000_000);
        assertThat(rapl.joules()).isCloseTo(2, within(1e-9));
        count("intel-rapl:0", 4_000_000);
        assertThat(rapl.joules()).isCloseTo(5, within(1e-9));
    }

    @Test
    void aMachineWithoutCountersHasNone() throws IOException {
        assertThat(Rapl.find(powercap)).isEmpty();
        assertThat(Rapl.find(powercap.resolve("missing"))).isEmpty();
        zone("intel-rapl:0", "psys", 1, 2);
        assertThat(Rapl.find(powercap)).isEmpty();
        zone("intel-rapl:1", "package-0", 1, 2);
        Files.writeString(powercap.resolve("intel-rapl:1/energy_uj"), "no number");
        assertThat(Rapl.find(powercap)).isEmpty();
    }
}
