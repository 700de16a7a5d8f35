package nas4j.hardware.energy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import nas4j.hardware.state.GpuState;

/**
 * An NVIDIA GPU, as its management library (NVML) tells: state, and energy where it counts it (since Volta) or its power
 * otherwise. Names and units of functions are those of NVIDIA's "NVML API Reference Guide". For several threads.
 */
public final class Nvml implements AutoCloseable {
    /** As the driver installs it on Linux. */
    static final String LIBRARY = "libnvidia-ml.so.1";

    private static final String FIRST = "0";
    private static final int NAME_BYTES = 96;
    private static final int TEMPERATURE_OF_CHIP = 0;
    private static final int CLOCK_OF_MULTIPROCESSORS = 1;
    private static final double MILLI = 1e-3;

    private final NvmlLibrary library;
    private final MemorySegment device;

    private Nvml(NvmlLibrary library, MemorySegment device) {
        this.library = library;
        this.device = device;
    }

    /** The GPU that CUDA programs see first, in the order of the bus; empty if there is none, or no driver for it. */
    public static Optional<Nvml> find() {
        String visible = System.getenv().getOrDefault("CUDA_VISIBLE_DEVICES", FIRST);
        return find(LIBRARY, visible.replaceFirst(",.*", "").strip());
    }

    /** @param gpu its number, or {@code GPU-} and more of its UUID */
    static Optional<Nvml> find(String name, String gpu) {
        Optional<NvmlLibrary> found = NvmlLibrary.find(name);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        NvmlLibrary library = found.get();
        if (!library.call("nvmlInit_v2")) {
            library.close();
            return Optional.empty();
        }
        Optional<MemorySegment> device = handle(library, gpu);
        if (device.isEmpty()) {
            library.call("nvmlShutdown");
            library.close();
        }
        return device.map(handle -> new Nvml(library, handle));
    }

    private static Optional<MemorySegment> handle(NvmlLibrary library, String gpu) {
        if (!gpu.matches("\\d{1,4}")) {
            return library.findHandle("nvmlDeviceGetHandleByUUID", gpu);
        }
        int number = Integer.parseInt(gpu);
        return number < library.findCount("nvmlDeviceGetCount_v2").orElse(0)
                ? library.findHandle("nvmlDeviceGetHandleByIndex_v2", number)
                : Optional.empty();
    }

    /** Its state now. */
    public GpuState state() {
        return new GpuState(
                library.findText("nvmlDeviceGetName", device, NAME_BYTES).orElse("NVIDIA GPU"),
                real(library.findInt("nvmlDeviceGetClockInfo", device, CLOCK_OF_MULTIPROCESSORS)),
                real(library.findInt("nvmlDeviceGetTemperature", device, TEMPERATURE_OF_CHIP)));
    }

    private static OptionalDouble real(OptionalLong number) {
        return number.isPresent() ? OptionalDouble.of((double) number.getAsLong()) : OptionalDouble.empty();
    }

    /** Its energy; empty if it tells neither that nor its power. Closing the counter closes this. */
    Optional<EnergyCounter> findEnergy() {
        if (library.findLong("nvmlDeviceGetTotalEnergyConsumption", device).isPresent()) {
            return Optional.of(new Counter());
        }
        if (library.findInt("nvmlDeviceGetPowerUsage", device).isPresent()) {
            return Optional.of(SampledEnergy.start(this::watts, "NVML (power of the GPU)", this::close));
        }
        return Optional.empty();
    }

    private double watts() {
        return MILLI * require(library.findInt("nvmlDeviceGetPowerUsage", device));
    }

    private static long require(OptionalLong number) {
        return number.orElseThrow(() -> new UncheckedIOException(new IOException("the GPU does not tell any more")));
    }

    @Override
    public void close() {
        library.call("nvmlShutdown");
        library.close();
    }

    private final class Counter implements EnergyCounter {
        @Override
        public double joules() {
            return MILLI * require(library.findLong("nvmlDeviceGetTotalEnergyConsumption", device));
        }

        @Override
        public String source() {
            return "NVML (energy of the GPU)";
        }

        @Override
        public void close() {
            Nvml.this.close();
        }
    }
}
