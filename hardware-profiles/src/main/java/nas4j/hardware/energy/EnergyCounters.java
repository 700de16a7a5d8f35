package nas4j.hardware.energy;

import java.nio.file.Path;
import java.util.Optional;

/** Finds what counts the energy of this machine. */
public final class EnergyCounters {
    /** In words, what is looked for. */
    public static final String KNOWN = "INA3221 rails of a whole board in /sys/class/hwmon, processors in "
            + Rapl.POWERCAP + ", NVIDIA's GPUs in " + Nvml.LIBRARY;

    private static final Path ROOT = Path.of("/");

    private EnergyCounters() {}

    /** What runs a model. */
    public enum Runner {
        /** The processor. */
        PROCESSOR,
        /** An NVIDIA GPU. */
        GPU
    }

    /**
     * What counts the energy of the part that runs models: the whole board where it is told, which holds both; else that
     * part alone. It is the caller's to close.
     *
     * @return empty if there is nothing, or only the administrator may read it
     */
    public static Optional<EnergyCounter> find(Runner runner) {
        return find(runner, ROOT);
    }

    static Optional<EnergyCounter> find(Runner runner, Path root) {
        Optional<EnergyCounter> board =
                Ina3221.find(root).map(sensor -> SampledEnergy.start(sensor, sensor.source(), () -> {}));
        if (board.isPresent()) {
            return board;
        }
        return switch (runner) {
            case PROCESSOR ->
                Rapl.find(root.resolve(ROOT.relativize(Rapl.POWERCAP))).map(rapl -> rapl);
            case GPU -> Nvml.find().flatMap(EnergyCounters::energy);
        };
    }

    private static Optional<EnergyCounter> energy(Nvml gpu) {
        Optional<EnergyCounter> counter = gpu.findEnergy();
        if (counter.isEmpty()) {
            gpu.close();
        }
        return counter;
    }

    /** What {@link #find} finds, in words; nothing is left open. */
    public static Optional<String> findSource(Runner runner) {
        Optional<EnergyCounter> found = find(runner);
        found.ifPresent(EnergyCounter::close);
        return found.map(EnergyCounter::source);
    }
}
