package nas4j.experiments.cli.device;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import nas4j.hardware.energy.Rapl;
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
        return linux().read();
    }

    /** What is printed of it; null where the system does not tell. */
    static Map<String, @Nullable Object> fields(DeviceState state) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("device", HostProbe.DEVICE);
        fields.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        fields.put("architecture", System.getProperty("os.arch"));
        fields.put("java", System.getProperty("java.version"));
        fields.put("processor", state.processor().orElse(null));
        fields.put("cores", state.cores());
        fields.put("governor", state.governor().orElse(null));
        fields.put("clockMhz", orNull(state.clockMhz()));
        fields.put("celsius", orNull(state.celsius()));
        fields.put("busyCores", orNull(state.busyCores()));
        fields.put("batteryPercent", orNull(state.batteryPercent()));
        fields.put("measuresEnergy", Rapl.find(Rapl.POWERCAP).isPresent());
        return fields;
    }

    private static @Nullable Double orNull(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }
}
