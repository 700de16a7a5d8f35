package nas4j.hardware.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import nas4j.hardware.state.GpuState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Beside a library in C that takes the calls of NVIDIA's; on a machine with a real one, beside that as well. */
@EnabledOnOs(OS.LINUX)
class NvmlTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void aMachineWithoutTheDriverHasNoGpu() {
        assertThat(Nvml.find("libno-such-library.so.1", "0")).isEmpty();
    }

    @Test
    void tellsTheStateOfTheGpu() throws IOException, InterruptedException {
        try (Nvml gpu = Nvml.find(FakeNvml.compile(folder), "1").orElseThrow()) {
            GpuState state = gpu.state();
            assertThat(state.name()).isEqualTo("Fake GPU, new");
            assertThat(state.celsius()).hasValue(61);
            assertThat(state.clockMhz()).hasValue(1410);
        }
    }

    /** It asks once to see whether the GPU counts. */
    @Test
    void millijoulesOfTheCounterAreJoules() throws IOException, InterruptedException {
        Nvml gpu = Nvml.find(FakeNvml.compile(folder), "1").orElseThrow();
        try (EnergyCounter counter = gpu.findEnergy().orElseThrow()) {
            double first = counter.joules();
            assertThat(first).isCloseTo((1L << 40) / 1e3 + 1000 + 2 * 2.5, within(1e-3));
            assertThat(counter.joules() - first).isCloseTo(2.5, within(1e-6));
            assertThat(counter.source()).isEqualTo("NVML (energy of the GPU)");
        }
    }

    /** 12.5 W for as long as two readings are apart. */
    @Test
    void powerIsIntegratedWhereTheGpuDoesNotCount() throws IOException, InterruptedException {
        Nvml gpu = Nvml.find(FakeNvml.compile(folder), "0").orElseThrow();
        try (EnergyCounter counter = gpu.findEnergy().orElseThrow()) {
            long outer = System.nanoTime();
            double before = counter.joules();
            long inner = System.nanoTime();
            Thread.sleep(300);
            long end = System.nanoTime();
            double joules = counter.joules() - before;
            assertThat(joules).isBetween(12.5 * (end - inner) / 1e9 - 1e-6, 12.5 * (System.nanoTime() - outer) / 1e9);
            assertThat(counter.source()).isEqualTo("NVML (power of the GPU)");
        }
    }

    @Test
    void theGpuIsThatWhichProgramsSee() throws IOException, InterruptedException {
        String library = FakeNvml.compile(folder);
        assertThat(name(library, "0")).contains("Fake GPU, old");
        assertThat(name(library, "GPU-0815")).contains("Fake GPU, new");
        assertThat(name(library, "2")).isEmpty();
        assertThat(name(library, "GPU-4711")).isEmpty();
        assertThat(name(library, "-1")).isEmpty();
    }

    private static Optional<String> name(String library, String gpu) {
        Optional<Nvml> found = Nvml.find(library, gpu);
        try {
            return found.map(nvml -> nvml.state().name());
        } finally {
            found.ifPresent(Nvml::close);
        }
    }

    /** Even an idle GPU takes some watts, more than one and less than two thousand. */
    @Test
    void aRealGpuTellsItsEnergy() throws InterruptedException {
        Optional<Nvml> found = Nvml.find();
        assumeTrue(found.isPresent(), "there is no NVIDIA GPU here");
        assertThat(found.orElseThrow().state().name()).isNotBlank();
        try (EnergyCounter counter = found.orElseThrow().findEnergy().orElseThrow()) {
            double before = counter.joules();
            Thread.sleep(2000);
            assertThat(counter.joules() - before).isBetween(2.0, 4000.0);
        }
    }
}
