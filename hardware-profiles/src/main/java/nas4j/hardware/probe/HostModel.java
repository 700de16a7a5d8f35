package nas4j.hardware.probe;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import nas4j.agent.measure.Timed;
import nas4j.graph.ComputationGraph;
import nas4j.graph.DataType;
import nas4j.graph.Node;
import nas4j.onnx.runtime.OnnxArray;
import nas4j.onnx.runtime.OnnxSession;

/** A model with its inputs, to be run again and again. For one thread. */
record HostModel(OnnxSession session, Map<String, OnnxArray> inputs) implements Timed, AutoCloseable {
    static HostModel open(ComputationGraph graph, byte[] model) {
        return new HostModel(OnnxSession.open(model, 1), inputs(graph));
    }

    @Override
    public long run() {
        long start = System.nanoTime();
        session.run(inputs);
        return System.nanoTime() - start;
    }

    @Override
    public void close() {
        session.close();
    }

    /** One example for each input: normal numbers, token 0. */
    private static Map<String, OnnxArray> inputs(ComputationGraph graph) {
        Map<String, OnnxArray> inputs = new LinkedHashMap<>();
        SplittableRandom random = new SplittableRandom(1);
        for (Node node : graph.inputs()) {
            List<Long> shape = LongStream.concat(
                            LongStream.of(1),
                            LongStream.range(0, node.shape().rank())
                                    .map(k -> node.shape().dim((int) k)))
                    .boxed()
                    .toList();
            int elements = (int) node.shape().elements();
            inputs.put(
                    node.path(),
                    node.shape().type() == DataType.INT32
                            ? new OnnxArray.Ints(shape, IntBuffer.allocate(elements))
                            : new OnnxArray.Floats(shape, normal(elements, random)));
        }
        return inputs;
    }

    private static FloatBuffer normal(int elements, SplittableRandom random) {
        float[] values = new float[elements];
        for (int k = 0; k < elements; k++) {
            values[k] = (float) random.nextGaussian();
        }
        return FloatBuffer.wrap(values);
    }
}
