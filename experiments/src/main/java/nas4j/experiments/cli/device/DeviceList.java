package nas4j.experiments.cli.device;

import java.util.List;
import java.util.Locale;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.cli.output.Report;
import nas4j.experiments.yaml.device.Devices;
import nas4j.hardware.device.DeviceProfile;
import nas4j.hardware.device.NumberFormat;
import nas4j.hardware.probe.HostProbe;
import nas4j.hardware.state.DeviceState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nas device list}. */
@Command(
        name = "list",
        description = {
            "List the devices: this machine, those that come with the platform, those that were added.",
            "Peaks are of data sheets, in 10⁹ multiply-accumulates a second."
        },
        footer = {"", "Example: nas device list --format json"})
final class DeviceList implements Runnable {
    private static final double GIGA = 1e9;

    @Mixin
    private final DevicesFolder folder = new DevicesFolder();

    @Mixin
    private final Output output = new Output();

    @Override
    public void run() {
        Devices devices = folder.devices();
        DeviceState host = Host.state();
        try (Report report = output.report(List.of(
                "device", "title", "cores", "memoryGbPerSecond", "fp32Gmacs", "fp16Gmacs", "int8Gmacs", "probe"))) {
            report.row(
                    HostProbe.DEVICE,
                    "This machine: " + host.processor().orElse("processor unknown"),
                    host.cores(),
                    null,
                    null,
                    null,
                    null,
                    "host");
            for (String name : devices.names()) {
                DeviceProfile device = devices.require(name);
                report.row(
                        device.name(),
                        device.title(),
                        device.cores(),
                        device.memoryGbPerSecond(),
                        giga(device, NumberFormat.FP32),
                        giga(device, NumberFormat.FP16),
                        giga(device, NumberFormat.INT8),
                        device.probe().name().toLowerCase(Locale.ROOT));
            }
        }
    }

    private static @Nullable Double giga(DeviceProfile device, NumberFormat format) {
        return device.findPeakMacs(format).map(macs -> macs / GIGA).orElse(null);
    }
}
