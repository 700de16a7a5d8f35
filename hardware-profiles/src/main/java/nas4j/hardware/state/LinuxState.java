package nas4j.hardware.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Reads the state of a machine from the files of Linux below a folder, which is {@code /} but in tests:
 * {@code proc/cpuinfo}, {@code proc/stat}, {@code sys/devices/system/cpu/cpu0/cpufreq} (kHz), {@code sys/class/thermal}
 * (m°C), {@code sys/class/power_supply} (%). For one thread.
 */
public final class LinuxState {
    private static final double KILO = 1e3;

    private final Path root;
    private final int cores;
    private CoreTimes last;

    /** @param cores that programs can use at the same time */
    public LinuxState(Path root, int cores) {
        this.root = root;
        this.cores = cores;
        last = times();
    }

    /** The state now; cores are busy as they were since the last call. */
    public DeviceState read() {
        CoreTimes now = times();
        OptionalDouble busy = now.busyShareSince(last);
        last = now;
        Path frequency = root.resolve("sys/devices/system/cpu/cpu0/cpufreq");
        return new DeviceState(
                findProcessor(),
                cores,
                findText(frequency.resolve("scaling_governor")),
                scaled(findNumber(frequency.resolve("scaling_cur_freq"))),
                findHottest(),
                busy.isPresent() ? OptionalDouble.of(busy.getAsDouble() * now.cores()) : busy,
                findCharge(),
                Optional.empty());
    }

    private CoreTimes times() {
        return CoreTimes.of(lines(root.resolve("proc/stat")));
    }

    private Optional<String> findProcessor() {
        return lines(root.resolve("proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name") || line.startsWith("Model"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .or(() -> findText(root.resolve("proc/device-tree/model")));
    }

    private OptionalDouble findHottest() {
        return children(root.resolve("sys/class/thermal"), "thermal_zone*")
                .map(zone -> scaled(findNumber(zone.resolve("temp"))))
                .flatMapToDouble(OptionalDouble::stream)
                .max();
    }

    private OptionalDouble findCharge() {
        return children(root.resolve("sys/class/power_supply"), "*")
                .map(supply -> findNumber(supply.resolve("capacity")))
                .flatMapToDouble(OptionalDouble::stream)
                .findFirst();
    }

    private static OptionalDouble scaled(OptionalDouble thousands) {
        return thousands.isPresent() ? OptionalDouble.of(thousands.getAsDouble() / KILO) : thousands;
    }

    private static Stream<Path> children(Path folder, String pattern) {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, pattern)) {
            found.forEach(children::add);
        } catch (IOException | UncheckedIOException e) {
            return Stream.of();
        }
        return children.stream().sorted();
    }

    private static OptionalDouble findNumber(Path file) {
        Optional<String> text = findText(file);
        return text.isPresent() && text.get().matches("-?\\d+")
                ? OptionalDouble.of(Double.parseDouble(text.get()))
                : OptionalDouble.empty();
    }

    private static Optional<String> findText(Path file) {
        return lines(file).stream()
                .findFirst()
                .map(line -> line.replace("\0", "").strip())
                .filter(line -> !line.isEmpty());
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
