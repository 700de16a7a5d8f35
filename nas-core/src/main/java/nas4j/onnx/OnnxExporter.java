package nas4j.onnx;

import java.util.Map;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.quantize.RoundingPlan;
import nas4j.onnx.parameters.Parameters;
import nas4j.onnx.proto.ModelProto;
import nas4j.onnx.quantize.ActivationType;
import nas4j.onnx.quantize.Grids;
import nas4j.onnx.quantize.PlausibleSteps;
import nas4j.onnx.quantize.WholeWeights;
import nas4j.weights.Weights;

/**
 * Writes a network as an ONNX model in single precision, as it is after training: running statistics are used, dropout
 * is gone. Every operator is one of ONNX's own domain. The first dimension of all inputs and outputs is the batch,
 * {@code batch}, of any size.
 *
 * <p>Nodes are written as they stand, except those that no output needs; {@link nas4j.graph.Simplification} before it
 * saves what does not matter. The same arguments give the same bytes.
 *
 * <p>A network that rounds, which must be simplified, computes with whole numbers where its {@link RoundingPlan} says so:
 * pairs of {@code QuantizeLinear} and {@code DequantizeLinear} (QDQ), which runtimes join with the operators between. Its
 * steps are among the weights, by the names of {@link nas4j.graph.quantize.StepNames}. Weights of 3 to 8 bits are bytes, the
 * same whole numbers, or are packed in half a byte; activations of 2 to 8 bits as well, those of fewer cut off at their end. Biases count steps of both
 * factors. Weights alone may be rounded: then products are of floats. Others are refused.
 */
public final class OnnxExporter {
    /** The first with layer normalisation, and the version of the format that came with it (ONNX 1.12). */
    private static final int OPSET = 17;

    private static final int IR_VERSION = 8;

    /** The version of the format that came with integers of 4 bits (ONNX 1.16). */
    private static final int PACKED_IR_VERSION = 10;

    private static final String PRODUCER = "NAS4J";

    private OnnxExporter() {}

    /**
     * The bytes of the model file.
     *
     * @param weights one tensor for each parameter, under its path such as {@code stage1/conv.weight}; others are
     *     ignored
     * @throws IllegalArgumentException if a parameter is missing or has another shape, if an output has the name of an
     *     input, if a precision is one that the file cannot say, or if the file would reach 2 GiB
     */
    public static byte[] export(ComputationGraph graph, Weights weights, ExportOptions options) {
        return model(graph, new Parameters.Given(weights), options).toBytes();
    }

    /**
     * The bytes of a model file with drawn weights: how long a network takes does not depend on what it has learned. Batch
     * normalisation is folded, as in what is delivered. It rounds as the precisions say, in plausible steps. Needs no training
     * engine.
     *
     * @param activations how whole numbers of activations lie in the file, if some are rounded
     * @throws IllegalArgumentException if an output has the name of an input, or if the file would reach 2 GiB
     */
    public static byte[] exportUntrained(ComputationGraph graph, long seed, ActivationType activations) {
        Parameters drawn = new Parameters.Drawn(seed, PlausibleSteps.of(graph, RoundingPlan.of(graph)));
        return model(graph, drawn, new ExportOptions(true, activations, false, "", Map.of()))
                .toBytes();
    }

    /** As the other, for x86 processors. */
    public static byte[] exportUntrained(ComputationGraph graph, long seed) {
        return exportUntrained(graph, seed, ActivationType.U8S8);
    }

    /**
     * The version of ONNX's operators in the file of a network.
     *
     * @param packsWeights see {@link ExportOptions}
     */
    public static int opset(ComputationGraph graph, boolean packsWeights) {
        return packsWeights && graph.nodes().stream().anyMatch(WholeWeights::fitInHalfBytes) ? Step.PACKED : OPSET;
    }

    private static ModelProto model(ComputationGraph graph, Parameters parameters, ExportOptions options) {
        RoundingPlan rounding = RoundingPlan.of(graph);
        Plan plan = new Plan(graph, rounding, options.foldsBatchNorm());
        int opset = opset(graph, options.packsWeights());
        Assembly assembly =
                new Assembly(graph, plan, new Grids(graph, rounding, parameters), options.activations(), opset);
        for (Node node : plan.steps()) {
            OpNodes.add(new Step(graph, assembly, parameters, plan.layer(node), node));
        }
        return new ModelProto(
                opset == Step.PACKED ? PACKED_IR_VERSION : IR_VERSION,
                opset,
                PRODUCER,
                options.producerVersion(),
                assembly.graph(),
                options.metadata());
    }
}
