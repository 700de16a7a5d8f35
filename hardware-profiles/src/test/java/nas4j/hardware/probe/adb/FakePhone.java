package nas4j.hardware.probe.adb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The files and programs of a phone, below a folder of this machine. */
record FakePhone(Path root) {
    private static final String DISCHARGING = """
            Current Battery Service state:
              AC powered: false
              USB powered: false
              Wireless powered: false
              Max charging current: 3000000
              Charge counter: $counter
              status: 3
              level: 64
              scale: 100
              voltage: 4000
              temperature: 318
            """;

    /** The counter goes by what programs wrote into the file {@code used}. */
    private static final String BATTERY = """
            #!/bin/sh
            case "$1" in
              battery)
                used=$(cat @ROOT@/used 2>/dev/null || echo 0)
                counter=$((2000000 - used))
                cat <<END
            @BATTERY@END
                ;;
              thermalservice)
                echo "Cached temperatures:"
                echo "	Temperature{mValue=99.0, mType=0, mName=old, mStatus=0}"
                echo "Current temperatures from HAL:"
                echo "	Temperature{mValue=47.5, mType=0, mName=CPU, mStatus=0}"
                echo "	Temperature{mValue=-40.0, mType=1, mName=GPU, mStatus=0}"
                echo "	Temperature{mValue=121.0, mType=9, mName=NPU, mStatus=0}"
                ;;
            esac
            """;

    private static final String PROPERTIES = """
            #!/bin/sh
            case "$1" in
              ro.product.model) echo "Pixel 8";;
              ro.board.platform) echo zuma;;
              ro.build.version.release) echo 15;;
            esac
            """;

    /** The reference takes 2 ms, a model 5 ms with every twentieth at 9 ms; the first three runs are slow. */
    private static final String PERF_TEST = """
            #!/bin/sh
            echo "$@" >>@ROOT@/said.txt
            for last; do previous=$model; model=$last; done
            case "$previous" in
              *reference.onnx) t=0.002;;
              *) t=0.005; if grep -q bad "$previous"; then echo "Failed: no such operator"; exit 1; fi;;
            esac
            seconds=1
            while [ $# -gt 0 ]; do if [ "$1" = -t ]; then seconds=$2; fi; shift; done
            echo "Session creation time cost: 0.0273071 s"
            echo "First inference time cost: 20 ms"
            awk -v t=$t -v s=$seconds 'BEGIN {
              for (k = 0; k < s / t; k++)
                print "model," (k < 3 ? 0.5 : t == 0.005 && k % 20 == 19 ? 0.009 : t) ",123456789,99," k
            }' >"$last"
            echo $(($(cat @ROOT@/used 2>/dev/null || echo 0) + seconds * 100)) >@ROOT@/used
            """;

    private static final String BENCHMARK = """
            #!/bin/sh
            echo "$@" >>@ROOT@/said.txt
            run=$(wc -l <@ROOT@/said.txt)
            echo "INFO: count=5 first=19105 curr=13585 min=13585 max=19105 avg=14452.5 std=1240"
            echo "INFO: Running benchmark for at least 20 iterations"
            echo "INFO: count=70 first=14941 curr=14066 min=13728 max=16145 avg=$((14000 + 100 * run)) std=452 @MEDIAN@"
            echo "INFO: Inference timings in us: Init: 52687, First inference: 19105, Warmup (avg): 14452.5, Inference (avg): 1"
            """;

    /** Writes what every phone has; 2 cores, of which the second runs at 2.85 GHz. */
    FakePhone make() throws IOException {
        program("bin/getprop", PROPERTIES);
        program("bin/nproc", "#!/bin/sh\necho 9\n");
        battery("USB powered: false");
        Files.createDirectories(root.resolve("data/local/tmp"));
        clock(0, "1197000", "sched_pixel");
        clock(1, "2850000", "performance");
        Files.createDirectories(root.resolve("proc"));
        Files.writeString(root.resolve("proc/stat"), "cpu  100 0 50 800 50 0 0 0\ncpu0 1 1\ncpu1 1 1\n");
        return this;
    }

    void battery(String usb) throws IOException {
        program("bin/dumpsys", BATTERY.replace("@BATTERY@", DISCHARGING.replace("USB powered: false", usb)));
    }

    void perfTest() throws IOException {
        program("data/local/tmp/onnxruntime_perf_test", PERF_TEST);
    }

    /** @param median what newer programs tell as well, or nothing */
    void benchmark(String median) throws IOException {
        program("data/local/tmp/benchmark_model", BENCHMARK.replace("@MEDIAN@", median));
    }

    private void clock(int core, String kilohertz, String governor) throws IOException {
        Path folder = Files.createDirectories(root.resolve("sys/devices/system/cpu/cpu" + core + "/cpufreq"));
        Files.writeString(folder.resolve("scaling_cur_freq"), kilohertz + "\n");
        Files.writeString(folder.resolve("scaling_governor"), governor + "\n");
    }

    private void program(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text.replace("@ROOT@", root.toString()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
