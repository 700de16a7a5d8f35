package nas4j.experiments.kernels;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import nas4j.hardware.device.NumberFormat;
import nas4j.hardware.kernel.h2.H2KernelStore;
import nas4j.hardware.kernel.model.KernelModel;
import nas4j.hardware.kernel.model.ModelFile;
import nas4j.hardware.probe.HostProbe;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.onnx.quantize.ActivationType;

/**
 * The files of a model of this machine's kernels.
 *
 * @param folder where what people know of devices is kept
 * @param format how it computes: in fp32 kernels are of floats, in int8 of integers and of floats
 * @param threads threads of each operator, at least 1
 */
public record KernelFiles(Path folder, NumberFormat format, int threads) {
    /** The measurements. */
    public Path database() {
        return folder.resolve(name() + H2KernelStore.SUFFIX);
    }

    /** What was learnt from them. */
    public Path model() {
        return folder.resolve(name() + ".model");
    }

    private String name() {
        String numbers = format == NumberFormat.INT8
                ? ActivationType.ofThisMachine().text()
                : format.name().toLowerCase(Locale.ROOT);
        String name = HostProbe.DEVICE + "-kernels-" + numbers;
        return threads == 1 ? name : name + "-" + threads + "-threads";
    }

    /** The model, if there is one. */
    public Optional<KernelModel> find() {
        if (!Files.isRegularFile(model())) {
            return Optional.empty();
        }
        try {
            return Optional.of(ModelFile.read(model()));
        } catch (IOException e) {
            throw new UncheckedIOException("the model [" + model() + "] cannot be read", e);
        }
    }

    /**
     * The model.
     *
     * @throws InputException if there is none
     */
    public KernelModel require() {
        return find().orElseThrow(() -> new InputException(
                Where.UNKNOWN,
                "there is no model of this machine's kernels, [" + model() + "]"
                        + "\nMaybe make it: `nas device profile --build --device host"
                        + (format == NumberFormat.FP32
                                ? ""
                                : " --precision " + format.name().toLowerCase(Locale.ROOT))
                        + "` measures for 20 minutes."));
    }
}
