package nas4j.experiments.cli.space;

import java.nio.file.Path;
import java.util.Optional;
import nas4j.experiments.yaml.device.Devices;
import nas4j.hardware.device.NumberFormat;
import nas4j.hardware.device.Roofline;
import nas4j.input.InputException;
import nas4j.input.Where;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A device whose latency is estimated from its data sheet. */
final class EstimateOptions {
    @Option(names = "--device", paramLabel = "DEVICE", description = "A device, as `nas device list` names them.")
    private @Nullable String device;

    @Option(
            names = "--precision",
            paramLabel = "FORMAT",
            defaultValue = "fp32",
            description = "How it computes: fp32, fp16 or int8. Default: fp32.")
    private NumberFormat format = NumberFormat.FP32;

    @Option(
            names = "--devices",
            paramLabel = "DIR",
            defaultValue = "results/devices",
            description = "The folder of devices that were added. Default: results/devices.")
    private Path folder = Path.of("");

    Optional<Roofline> find() {
        if (device == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Roofline(new Devices(folder).require(device), format));
        } catch (InputException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InputException(Where.UNKNOWN, String.valueOf(e.getMessage()));
        }
    }
}
