package nas4j.experiments.cli.space;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import nas4j.experiments.latency.LatencyModels;
import nas4j.experiments.yaml.device.LookupReader;
import nas4j.hardware.device.NumberFormat;
import nas4j.hardware.device.RooflineModel;
import nas4j.hardware.latency.LatencyModel;
import nas4j.hardware.lookup.LookupTable;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.SearchSpace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What latencies are predicted by: the model of this machine's kernels, a device's data sheet, or a table. */
final class EstimateOptions {
    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            description =
                    "A device: what `nas device onboard` measured predicts it, or for host the model of its kernels; else"
                            + " it is estimated from its data sheet.")
    private @Nullable String device;

    @Option(
            names = "--table",
            paramLabel = "FILE",
            description = "A look-up table instead, CSV or YAML: what each option of each decision takes, ms.")
    private @Nullable Path table;

    @Option(
            names = "--precision",
            paramLabel = "FORMAT",
            defaultValue = "fp32",
            description = "How it computes: fp32, fp16 or int8. Default: fp32.")
    private NumberFormat format = NumberFormat.FP32;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "With --device host: threads of each operator that the model was made for. Default: 1.")
    private int threads = 1;

    @Option(
            names = "--devices",
            paramLabel = "DIR",
            defaultValue = "results/devices",
            description = "The folder of devices that were added. Default: results/devices.")
    private Path folder = Path.of("");

    /** What predicts, if anything was asked for. */
    Optional<LatencySource> find(SearchSpace space) throws IOException {
        if (device != null && table != null) {
            throw new InputException(Where.UNKNOWN, "found --device and --table, accepted: one of them");
        }
        try {
            if (table != null) {
                return Optional.of(new LatencySource.Table(read(table).of(space)));
            }
            if (device == null) {
                return Optional.empty();
            }
            LatencyModel model = new LatencyModels(folder, format, threads).require(device, space, Where.UNKNOWN);
            return Optional.of(
                    model instanceof RooflineModel sheet
                            ? new LatencySource.Sheet(sheet.roofline())
                            : new LatencySource.Model(model));
        } catch (InputException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InputException(Where.UNKNOWN, String.valueOf(e.getMessage()));
        }
    }

    private static LookupTable read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new InputException(new Where(file.toString(), 0, 0, ""), "there is no such file");
        }
        return LookupReader.read(file);
    }
}
