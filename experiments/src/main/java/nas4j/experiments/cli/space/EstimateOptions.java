package nas4j.experiments.cli.space;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import nas4j.experiments.kernels.KernelFiles;
import nas4j.experiments.yaml.device.Devices;
import nas4j.experiments.yaml.device.LookupReader;
import nas4j.hardware.device.NumberFormat;
import nas4j.hardware.device.Roofline;
import nas4j.hardware.kernel.model.KernelModel;
import nas4j.hardware.lookup.LookupTable;
import nas4j.hardware.probe.HostProbe;
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
                    "A device, as `nas device list` names them: host is predicted by the model of its kernels, others"
                            + " are estimated from their data sheets.")
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
            return Optional.of(device.equals(HostProbe.DEVICE) ? kernels() : roofline(device));
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

    private LatencySource kernels() {
        KernelModel model = new KernelFiles(folder, format, threads).require();
        return new LatencySource.Kernels(model);
    }

    private LatencySource roofline(String name) {
        return new LatencySource.Sheet(new Roofline(new Devices(folder).require(name), format));
    }
}
