package nas4j.experiments.cli.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nas4j.graph.ComputationGraph;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.onnx.OnnxExporter;
import nas4j.onnx.quantize.ActivationType;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is measured: a model's file, or an architecture of a space. */
final class ModelOptions {
    private static final long SEED = 1;

    /** What runs an architecture. */
    enum EngineKind {
        onnx,
        djl
    }

    @Parameters(arity = "0..1", paramLabel = "MODEL.onnx", description = "The model.")
    private @Nullable Path model;

    @Option(
            names = "--space",
            paramLabel = "NAME|FILE",
            description = "Instead of a model: the space of an architecture with first weights.")
    private @Nullable String space;

    @Option(
            names = "--arch",
            paramLabel = "GENOTYPE",
            description = "The architecture, as `nas space sample` prints it, or a published benchmark's own string.")
    private @Nullable String genotype;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            defaultValue = "onnx",
            description = "What runs the architecture: onnx, ONNX Runtime; or djl, PyTorch as a search trains it."
                    + " Default: onnx.")
    private EngineKind engine = EngineKind.onnx;

    boolean isBlock() {
        return engine == EngineKind.djl;
    }

    /**
     * The file for the probe; it is the caller's to close.
     *
     * @param activations how whole numbers lie in files for the device
     */
    ProbedFile file(ActivationType activations) throws IOException {
        if (model != null && space == null && genotype == null) {
            if (isBlock()) {
                throw new InputException(
                        Where.UNKNOWN, "found --engine djl with [" + model + "], accepted: with --space and --arch");
            }
            return new ProbedFile(HostOptions.requireFile(model), model.toString(), false);
        }
        if (model != null || space == null || genotype == null) {
            throw new InputException(
                    Where.UNKNOWN,
                    "found " + (model == null ? "no model" : "[" + model + "]") + (space == null ? "" : ", --space")
                            + (genotype == null ? "" : ", --arch")
                            + ", accepted: either a model's file, or both --space and --arch");
        }
        return written(new ArchitectureFile(space, genotype), activations);
    }

    private ProbedFile written(ArchitectureFile architecture, ActivationType activations) throws IOException {
        ComputationGraph graph = architecture.graph();
        Path file = Files.createTempFile("nas4j-architecture", isBlock() ? ".txt" : ".onnx");
        ProbedFile written = new ProbedFile(file, architecture.genotype(), true);
        if (isBlock()) {
            architecture.write(file);
            return written;
        }
        Files.write(file, OnnxExporter.exportUntrained(graph, SEED, activations));
        return written;
    }
}
