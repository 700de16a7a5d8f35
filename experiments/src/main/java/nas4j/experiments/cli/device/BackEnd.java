package nas4j.experiments.cli.device;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import nas4j.hardware.agents.AgentController;
import nas4j.hardware.device.DeviceProfile;
import nas4j.hardware.probe.LatencyProbe;
import nas4j.hardware.probe.adb.AdbProbe;
import nas4j.hardware.probe.agent.AgentProbe;
import nas4j.hardware.state.DeviceState;
import nas4j.hardware.state.LinuxState;
import org.jspecify.annotations.Nullable;

/**
 * What measures a device, and what tells its state.
 *
 * @param name of the device, where it is not this machine
 * @param controller of its agent, where it has one
 */
record BackEnd(
        LatencyProbe probe,
        Supplier<DeviceState> state,
        @Nullable String name,
        @Nullable AgentController controller) implements AutoCloseable {

    /** One whose measurements are of this machine. */
    static BackEnd here(LatencyProbe probe) {
        LinuxState linux = Host.linux();
        return new BackEnd(probe, () -> Host.withGpu(linux.read()), null, null);
    }

    static BackEnd of(DeviceProfile profile, AdbProbe phone) {
        return new BackEnd(phone, phone::state, profile.name(), null);
    }

    /** A device with an agent, which tells nothing of its state. */
    static BackEnd of(AgentProbe probe, AgentController controller) {
        DeviceState unknown = new DeviceState(
                Optional.empty(),
                0,
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty());
        return new BackEnd(probe, () -> unknown, probe.device(), controller);
    }

    /** What is printed of the device. */
    Map<String, @Nullable Object> fields(DeviceState found) {
        if (name == null) {
            return Host.fields(found);
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("device", name);
        fields.putAll(Host.stateFields(found));
        return fields;
    }

    @Override
    public void close() throws IOException {
        if (controller != null) {
            controller.close();
        }
    }
}
