package nas4j.hardware.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Compiles a library that takes the calls of NVIDIA's; the test is skipped where there is no {@code gcc}. */
final class FakeNvml {
    private static final String COMPILER = "gcc";

    /** GPU 0 does not count its energy, GPU 1 counts 2,500 mJ more each time that it is asked. */
    private static final String SOURCE = """
            #include <string.h>
            typedef struct { int number; unsigned long long millijoules; unsigned reads; } *device;
            static int started;
            static struct { int number; unsigned long long millijoules; unsigned reads; } gpus[2] = {{0, 0, 0}, {1, 1000000, 0}};
            int nvmlInit_v2(void) { started++; return 0; }
            int nvmlShutdown(void) { if (!started) return 1; started--; return 0; }
            int nvmlDeviceGetCount_v2(unsigned *count) { if (!started) return 1; *count = 2; return 0; }
            int nvmlDeviceGetHandleByIndex_v2(unsigned number, device *found) {
              if (!started || number > 1) return 2;
              *found = (device) &gpus[number];
              return 0;
            }
            int nvmlDeviceGetHandleByUUID(const char *uuid, device *found) {
              if (!started || strcmp(uuid, "GPU-0815")) return 6;
              *found = (device) &gpus[1];
              return 0;
            }
            int nvmlDeviceGetName(device gpu, char *name, unsigned length) {
              if (!started || length < 96) return 7;
              strcpy(name, gpu->number ? "Fake GPU, new" : "Fake GPU, old");
              return 0;
            }
            int nvmlDeviceGetTotalEnergyConsumption(device gpu, unsigned long long *millijoules) {
              if (!started) return 1;
              if (!gpu->number) return 3;
              gpu->millijoules += 2500;
              *millijoules = gpu->millijoules + (1ULL << 40);
              return 0;
            }
            int nvmlDeviceGetPowerUsage(device gpu, unsigned *milliwatts) { *milliwatts = 12500; return started ? 0 : 1; }
            int nvmlDeviceGetTemperature(device gpu, int sensor, unsigned *celsius) {
              if (!started || sensor != 0) return 2;
              *celsius = 61;
              return 0;
            }
            int nvmlDeviceGetClockInfo(device gpu, int clock, unsigned *megahertz) {
              if (!started || clock != 1) return 2;
              *megahertz = 1410;
              return 0;
            }
            """;

    private FakeNvml() {}

    /** Writes the library to a folder; gives its path. */
    static String compile(Path folder) throws IOException, InterruptedException {
        assumeTrue(hasCompiler(), "[" + COMPILER + "] is not on the path: a fake NVML cannot be compiled");
        Path source = Files.writeString(folder.resolve("nvml.c"), SOURCE);
        Path library = folder.resolve("libnvml.so");
        Process compiler = new ProcessBuilder(COMPILER, "-shared", "-fPIC", "-o", library.toString(), source.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("gcc.txt").toFile())
                .start();
        assertThat(compiler.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(compiler.exitValue())
                .as(Files.readString(folder.resolve("gcc.txt")))
                .isZero();
        return library.toString();
    }

    private static boolean hasCompiler() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(path -> Files.isExecutable(Path.of(path, COMPILER)));
    }
}
