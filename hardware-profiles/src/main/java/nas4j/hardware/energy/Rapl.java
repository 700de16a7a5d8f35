package nas4j.hardware.energy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The energy of the machine's processors, as they count it themselves (Intel's Running Average Power Limit, and AMD's like
 * it) and Linux tells it. It is of all that runs on them. To be read every few minutes, as the counters start anew from 0
 * when they are full. For one thread.
 */
final class Rapl implements EnergyCounter {
    /** Where Linux has the counters. */
    static final Path POWERCAP = Path.of("/sys/class/powercap");

    private static final double JOULES_PER_MICROJOULE = 1e-6;

    private final List<Processor> processors;

    private Rapl(List<Processor> processors) {
        this.processors = processors;
    }

    /** A counter that starts anew when it is full. Mutable. */
    private static final class Processor {
        private final Path counter;
        private final long range;
        private long last;
        private long sum;

        Processor(Path folder) throws IOException {
            counter = folder.resolve("energy_uj");
            range = number(folder.resolve("max_energy_range_uj"));
            last = number(counter);
        }

        long sum() throws IOException {
            long now = number(counter);
            sum += now >= last ? now - last : now + range - last;
            last = now;
            return sum;
        }

        private static long number(Path file) throws IOException {
            return Long.parseLong(Files.readString(file).strip());
        }
    }

    /**
     * The counters of this machine's processors.
     *
     * @param powercap {@link #POWERCAP}
     * @return empty if there are none, or only the administrator may read them
     */
    static Optional<Rapl> find(Path powercap) {
        List<Processor> processors = new ArrayList<>();
        try (Stream<Path> zones = Files.list(powercap)) {
            for (Path zone : zones.sorted().toList()) {
                if (isProcessor(zone)) {
                    processors.add(new Processor(zone));
                }
            }
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
        return processors.isEmpty() ? Optional.empty() : Optional.of(new Rapl(processors));
    }

    /** Others are parts of one, or the whole board. */
    private static boolean isProcessor(Path zone) throws IOException {
        Path name = zone.resolve("name");
        return Files.isReadable(name)
                && Files.readString(name).startsWith("package")
                && Files.isReadable(zone.resolve("energy_uj"));
    }

    @Override
    public double joules() {
        try {
            long sum = 0;
            for (Processor processor : processors) {
                sum += processor.sum();
            }
            return sum * JOULES_PER_MICROJOULE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String source() {
        return "RAPL (" + processors.size() + (processors.size() == 1 ? " processor)" : " processors)");
    }
}
