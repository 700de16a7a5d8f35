package nas4j.experiments.cli.device;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import nas4j.hardware.energy.EnergyCounters;
import nas4j.hardware.energy.Nvml;
import nas4j.hardware.probe.HostProbe;
import nas4j.hardware.state.DeviceState;
import nas4j.hardware.state.LinuxState;
import org.jspecify.annotations.Nullable;

/** This machine, as it describes itself. */
final class Host {
    private Host() {}

    static LinuxState linux() {
        return new LinuxState(Path.of("/"), Runtime.getRuntime().availableProcessors());
    }

    /** Without the load, which takes two looks. */
    static DeviceState state() {
        return withGpu(linux().read());
    }

    /** The same, with the GPU where there is one. */
    static DeviceState withGpu(DeviceState state) {
        Optional<Nvml> found = Nvml.find();
        if (found.isEmpty()) {
            return state;
        }
        try (Nvml gpu = found.get()) {
            return state.with(gpu.state());
        }
    }

    /** What is printed of it; null where the system does not tell. */
    static Map<String, @Nullable Object> fields(DeviceState state) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("device", HostProbe.DEVICE);
        fields.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        fields.put("architecture", System.getProperty("os.arch"));
        fields.put("java", System.getProperty("java.version"));
        fields.putAll(stateFields(state));
        state.gpu().ifPresent(gpu -> {
            fields.put("gpu", gpu.name());
            fields.put("gpuClockMhz", orNull(gpu.clockMhz()));
            fields.put("gpuCelsius", orNull(gpu.celsius()));
        });
        boolean measuresEnergy =
                EnergyCounters.findSource(EnergyCounters.Runner.PROCESSOR).isPresent();
        fields.put("measuresEnergy", measuresEnergy);
        return fields;
    }

    /** Of any device. */
    static Map<String, @Nullable Object> stateFields(DeviceState state) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("processor", state.processor().orElse(null));
        fields.put("cores", state.cores());
        fields.put("governor", state.governor().orElse(null));
        fields.put("clockMhz", orNull(state.clockMhz()));
        fields.put("celsius", orNull(state.celsius()));
        fields.put("busyCores", orNull(state.busyCores()));
        fields.put("batteryPercent", orNull(state.batteryPercent()));
        return fields;
    }

    private static @Nullable Double orNull(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }
}
