package nas4j.experiments.cli.device;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nas4j.experiments.cli.device.kernel.KernelFields;
import nas4j.experiments.cli.output.Format;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.cli.output.Report;
import nas4j.experiments.kernels.KernelFiles;
import nas4j.hardware.device.DeviceProfile;
import nas4j.hardware.device.NumberFormat;
import nas4j.hardware.probe.HostProbe;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nas device show}. */
@Command(
        name = "show",
        description = "Show what is known of a device, and where it is from.",
        footer = {"", "Example: nas device show jetson-orin-nano"})
final class DeviceShow implements Runnable {
    @Parameters(paramLabel = "NAME", description = "A device, as `nas device list` names them.")
    private String name = "";

    @Mixin
    private final DevicesFolder folder = new DevicesFolder();

    @Mixin
    private final Output output = new Output();

    @Override
    public void run() {
        Map<String, @Nullable Object> fields =
                name.equals(HostProbe.DEVICE) ? host() : fields(folder.devices().require(name));
        if (output.format() == Format.json) {
            output.json(fields);
            return;
        }
        try (Report report = output.report(List.of("key", "value"))) {
            fields.forEach((key, value) -> report.row(key, value == null ? "not told" : value.toString()));
        }
    }

    /** This machine, and what is known of the models of its kernels. */
    private Map<String, @Nullable Object> host() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(Host.fields(Host.state()));
        for (NumberFormat format : List.of(NumberFormat.FP32, NumberFormat.INT8)) {
            KernelFiles files = new KernelFiles(folder.path(), format, 1);
            Map<String, @Nullable Object> model = new LinkedHashMap<>();
            files.find().ifPresent(found -> {
                model.put("file", files.model().toString());
                model.put("kernels", KernelFields.hits(found.scores().kernels()));
                model.put("sampleNetworks", KernelFields.hits(found.scores().networks()));
            });
            fields.put("kernelModel" + (format == NumberFormat.FP32 ? "" : "Int8"), model.isEmpty() ? "none" : model);
        }
        return fields;
    }

    private static Map<String, @Nullable Object> fields(DeviceProfile device) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("device", device.name());
        fields.put("title", device.title());
        fields.put("chip", device.chip());
        fields.put("cores", device.cores());
        fields.put("clockMhz", device.clockMhz());
        fields.put("memoryGbPerSecond", device.memoryGbPerSecond());
        Map<String, Double> peaks = new LinkedHashMap<>();
        device.peakMacs().forEach((format, macs) -> peaks.put(format.name().toLowerCase(Locale.ROOT), macs));
        fields.put("peakMacs", peaks);
        fields.put("launchMicros", device.launchMicros());
        device.findActivations().ifPresent(activations -> fields.put("int8", activations.text()));
        fields.put("powerModes", device.powerModes());
        fields.put("probe", device.probe().name().toLowerCase(Locale.ROOT));
        fields.put("sources", device.sources());
        return fields;
    }
}
