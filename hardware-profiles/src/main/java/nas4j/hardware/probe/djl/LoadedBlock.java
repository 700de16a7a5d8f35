package nas4j.hardware.probe.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import nas4j.djl.CompiledNetwork;
import nas4j.hardware.probe.LoadedModel;

/**
 * A compiled network with its inputs. A run is from Java's memory and back, as it is with ONNX Runtime, so it waits for a
 * GPU. For one thread.
 */
final class LoadedBlock implements LoadedModel {
    private final CompiledNetwork network;
    private final List<BlockInput> inputs;

    LoadedBlock(CompiledNetwork network, List<BlockInput> inputs) {
        this.network = network;
        this.inputs = List.copyOf(inputs);
    }

    @Override
    public long run() {
        long start = System.nanoTime();
        read();
        return System.nanoTime() - start;
    }

    /** The outputs of one run. */
    List<ByteBuffer> read() {
        List<ByteBuffer> outputs = new ArrayList<>();
        try (NDManager step = network.newManager()) {
            NDArray[] arrays = inputs.stream().map(input -> input.create(step)).toArray(NDArray[]::new);
            network.forward(false, arrays).values().forEach(output -> outputs.add(output.toByteBuffer()));
        }
        return outputs;
    }

    @Override
    public void close() {
        network.close();
    }
}
