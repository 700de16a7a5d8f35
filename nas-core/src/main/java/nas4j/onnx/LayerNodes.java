package nas4j.onnx;

import java.util.ArrayList;
import java.util.List;
import nas4j.graph.Op;
import nas4j.graph.Window;
import nas4j.onnx.proto.AttributeProto;

/** Layers with weights, and the batch normalisations folded into them. */
final class LayerNodes {
    private LayerNodes() {}

    static void conv(Step step, Op.Conv2d conv) {
        Window window = conv.window();
        long per = step.shapeIn(0).dim(0) / conv.groups();
        long[] dims = {conv.channels(), per, window.kernelHeight(), window.kernelWidth()};
        LayerWeights weights = LayerWeights.of(step, conv.bias(), dims);
        step.result("Conv", inputs(weights, dims), Windows.of(window, new AttributeProto.Int("group", conv.groups())));
    }

    static void linear(Step step, Op.Linear linear) {
        long[] dims = {linear.features(), step.shapeIn(0).last()};
        LayerWeights weights = LayerWeights.of(step, linear.bias(), dims);
        if (step.shape().rank() == 1) {
            step.result("Gemm", inputs(weights, dims), new AttributeProto.Int("transB", 1));
        } else {
            linearOfRows(step, weights, dims);
        }
    }

    private static List<String> inputs(LayerWeights weights, long... dims) {
        List<String> inputs = new ArrayList<>(List.of(weights.input(), weights.addWeight(false, dims)));
        if (weights.hasBias()) {
            inputs.add(weights.addBiasOfProducts());
        }
        return inputs;
    }

    /** Longer shapes are multiplied by the transposed weights. */
    private static void linearOfRows(Step step, LayerWeights weights, long... dims) {
        List<String> factors = List.of(weights.input(), weights.addWeight(true, dims[1], dims[0]));
        if (weights.hasBias()) {
            String product = step.between("product", "MatMul", factors);
            step.result("Add", List.of(product, weights.addBias()));
        } else {
            step.result("MatMul", factors);
        }
    }
}
