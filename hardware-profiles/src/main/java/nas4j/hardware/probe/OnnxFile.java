package nas4j.hardware.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nas4j.onnx.runtime.OnnxSession;

/** A model in the ONNX format, for ONNX Runtime. */
public final class OnnxFile implements ProbedModel {
    private final byte[] model;
    private final RunOptions options;

    private OnnxFile(byte[] model, RunOptions options) {
        this.model = model;
        this.options = options;
    }

    /** Reads it. */
    public static OnnxFile read(Path file, RunOptions options) throws IOException {
        return new OnnxFile(Files.readAllBytes(file), options);
    }

    @Override
    public LoadedModel open() {
        return HostModel.open(model, options);
    }

    @Override
    public LoadedModel openReference() {
        return HostModel.open(ReferenceModel.model(), options);
    }

    @Override
    public String runtime() {
        return OnnxSession.runtime() + (options.provider().isGpu() ? ", " + options.provider() : "");
    }
}
