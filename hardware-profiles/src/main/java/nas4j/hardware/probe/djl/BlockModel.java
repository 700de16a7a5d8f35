package nas4j.hardware.probe.djl;

import nas4j.djl.CompiledNetwork;
import nas4j.djl.Engine;
import nas4j.djl.GraphCompiler;
import nas4j.djl.TrainingDevice;
import nas4j.graph.ComputationGraph;
import nas4j.hardware.probe.LoadedModel;
import nas4j.hardware.probe.ProbedModel;
import nas4j.hardware.probe.ReferenceModel;
import nas4j.hardware.probe.RunOptions;
import nas4j.onnx.runtime.OnnxProvider;

/**
 * A network as a block of DJL on PyTorch, with first weights, as a search trains it: how long it takes does not depend on
 * what it has learned. It answers as it does after training, without gradients. The reference is the reference network, as
 * such a block as well.
 */
public final class BlockModel implements ProbedModel {
    private static final long SEED = 1;

    private final ComputationGraph graph;
    private final Engine engine;

    private BlockModel(ComputationGraph graph, Engine engine) {
        this.graph = graph;
        this.engine = engine;
    }

    /**
     * Starts the engine; the provider {@code CUDA} stands for the first GPU.
     *
     * @throws IllegalArgumentException if the engine has no such device
     */
    public static BlockModel of(ComputationGraph graph, RunOptions options) {
        TrainingDevice device =
                switch (options.provider()) {
                    case CPU -> TrainingDevice.CPU;
                    case CUDA -> new TrainingDevice(true, 0);
                    case TENSORRT ->
                        throw new IllegalArgumentException("found provider [" + OnnxProvider.TENSORRT
                                + "], accepted for a block of DJL: [CPU, CUDA]");
                };
        return new BlockModel(graph, Engine.open(device, options.threads()));
    }

    @Override
    public LoadedModel open() {
        return load(graph);
    }

    @Override
    public LoadedModel openReference() {
        return load(ReferenceModel.graph());
    }

    private LoadedModel load(ComputationGraph network) {
        CompiledNetwork compiled = new GraphCompiler(engine).compile(network, SEED);
        return new LoadedBlock(compiled, BlockInput.all(network, SEED));
    }

    @Override
    public String runtime() {
        return "DJL " + ai.djl.engine.Engine.getDjlVersion() + ", PyTorch "
                + ai.djl.engine.Engine.getEngine("PyTorch").getVersion();
    }
}
