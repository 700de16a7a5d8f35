package nas4j.hardware.energy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The power of a board whose rails are watched by INA3221 sensors, as Jetsons are and Linux tells it:
 * {@code inN_input} (mV) × {@code currN_input} (mA) of the rail {@code inN_label}. For one thread.
 *
 * <p>Rails feed one another, so their sum counts some power twice. What feeds the whole is known by name: of NVIDIA's Jetson
 * Linux Developer Guide, "Software-Based Power Consumption Modeling", a rail of each board.
 */
final class Ina3221 implements PowerSensor {
    private static final String CHIP = "ina3221";
    private static final int CHANNELS = 3;
    private static final double MICRO = 1e-6;

    /** Orin Nano, Orin NX and Xavier NX; TX2 and Nano; AGX Orin, whose VDDQ_VDD2_1V8AO is fed by the 5 V; AGX Xavier. */
    private static final List<List<String>> WHOLE_BOARDS = List.of(
            List.of("VDD_IN"),
            List.of("POM_5V_IN"),
            List.of("VDD_GPU_SOC", "VDD_CPU_CV", "VIN_SYS_5V0"),
            List.of("GPU", "CPU", "SOC", "CV", "VDDRQ", "SYS5V"));

    private final List<String> labels;
    private final List<Rail> rails;

    private Ina3221(List<String> labels, List<Rail> rails) {
        this.labels = List.copyOf(labels);
        this.rails = List.copyOf(rails);
    }

    private record Rail(Path millivolts, Path milliamperes) {
        double watts() throws IOException {
            return MICRO * number(millivolts) * number(milliamperes);
        }

        private static double number(Path file) throws IOException {
            return Long.parseLong(Files.readString(file).strip());
        }
    }

    /**
     * The sensors of a whole board.
     *
     * @param root {@code /} but in tests
     * @return empty if there are none, the rails are not known, or cannot be read
     */
    static Optional<Ina3221> find(Path root) {
        Map<String, Rail> found = new LinkedHashMap<>();
        try (DirectoryStream<Path> chips = Files.newDirectoryStream(root.resolve("sys/class/hwmon"), "hwmon*")) {
            for (Path chip : chips) {
                if (text(chip.resolve("name")).equals(CHIP)) {
                    addRails(chip, found);
                }
            }
            return whole(found);
        } catch (IOException | UncheckedIOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static void addRails(Path chip, Map<String, Rail> rails) throws IOException {
        for (int channel = 1; channel <= CHANNELS; channel++) {
            String label = text(chip.resolve("in" + channel + "_label"));
            Path current = chip.resolve("curr" + channel + "_input");
            if (!label.isEmpty() && Files.isReadable(current)) {
                rails.put(label, new Rail(chip.resolve("in" + channel + "_input"), current));
            }
        }
    }

    private static Optional<Ina3221> whole(Map<String, Rail> found) throws IOException {
        for (List<String> labels : WHOLE_BOARDS) {
            if (found.keySet().containsAll(labels)) {
                Ina3221 board = new Ina3221(
                        labels,
                        found.keySet().stream()
                                .filter(labels::contains)
                                .map(found::get)
                                .toList());
                board.read();
                return Optional.of(board);
            }
        }
        return Optional.empty();
    }

    private static String text(Path file) throws IOException {
        return Files.isReadable(file) ? Files.readString(file).strip() : "";
    }

    private double read() throws IOException {
        double watts = 0;
        for (Rail rail : rails) {
            watts += rail.watts();
        }
        return watts;
    }

    @Override
    public double watts() {
        try {
            return read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rails whose power is added up. */
    String source() {
        return "INA3221 (" + String.join(" + ", labels) + ")";
    }
}
