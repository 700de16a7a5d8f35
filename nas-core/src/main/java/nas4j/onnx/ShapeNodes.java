package nas4j.onnx;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import nas4j.graph.Op;
import nas4j.graph.TensorShape;
import nas4j.onnx.proto.AttributeProto;
import nas4j.onnx.proto.ElementType;
import nas4j.onnx.proto.Payload;
import nas4j.onnx.proto.TensorProto;

/** Operators that move numbers about. */
final class ShapeNodes {
    private ShapeNodes() {}

    static void concat(Step step) {
        List<String> inputs =
                IntStream.range(0, step.node().inputCount()).mapToObj(step::in).toList();
        step.result(
                "Concat", inputs, new AttributeProto.Int("axis", step.shape().channelAxis() + 1));
    }

    static void reshape(Step step) {
        String shape = step.batchShape("shape", step.shape().toArray());
        step.result("Reshape", List.of(step.in(0), shape));
    }

    static void transpose(Step step, Op.Transpose transpose) {
        long[] order = LongStream.concat(
                        LongStream.of(0), transpose.axes().stream().mapToLong(axis -> axis + 1L))
                .toArray();
        step.result("Transpose", List.of(step.in(0)), Step.ints("perm", order));
    }

    static void pad(Step step, Op.Pad pad) {
        String sides = step.longs("sides", 0, 0, pad.top(), pad.left(), 0, 0, pad.bottom(), pad.right());
        step.result("Pad", List.of(step.in(0), sides));
    }

    static void shuffle(Step step, int groups) {
        TensorShape shape = step.shape();
        int per = shape.dim(0) / groups;
        String split = step.batchShape("split", groups, per, shape.dim(1), shape.dim(2));
        String grouped = step.betweenMoves("grouped", "Reshape", List.of(step.in(0), split));
        String swapped = step.betweenMoves("swapped", "Transpose", List.of(grouped), Step.ints("perm", 0, 2, 1, 3, 4));
        step.result("Reshape", List.of(swapped, step.batchShape("shape", shape.toArray())));
    }

    /** Where a new pixel lies is what PyTorch says: nearest counts from the corner, bilinear from pixel centres. */
    static void resize(Step step, Op.Resize resize) {
        String scales = step.floats("scales", Payload.floats(scales(resize.scale())), 4);
        List<String> inputs = List.of(step.in(0), "", scales);
        switch (resize.mode()) {
            case NEAREST ->
                step.result(
                        "Resize",
                        inputs,
                        new AttributeProto.Text("mode", "nearest"),
                        new AttributeProto.Text("coordinate_transformation_mode", "asymmetric"),
                        new AttributeProto.Text("nearest_mode", "floor"));
            case BILINEAR ->
                step.result(
                        "Resize",
                        inputs,
                        new AttributeProto.Text("mode", "linear"),
                        new AttributeProto.Text("coordinate_transformation_mode", "half_pixel"));
        }
    }

    private static FloatBuffer scales(float scale) {
        return FloatBuffer.wrap(new float[] {1, 1, scale, scale});
    }

    /** As many examples as the network is given. */
    static void zero(Step step) {
        TensorShape shape = step.shape();
        String entry = step.assembly().value(step.graph().inputs().getFirst().id());
        String batch = step.between(
                "batch", "Shape", List.of(entry), new AttributeProto.Int("start", 0), new AttributeProto.Int("end", 1));
        long[] dims = Arrays.stream(shape.toArray()).asLongStream().toArray();
        String whole = step.between(
                "whole", "Concat", List.of(batch, step.longs("dims", dims)), new AttributeProto.Int("axis", 0));
        ElementType type = ElementType.of(shape.type());
        TensorProto zero = new TensorProto("", type, List.of(1L), new Zeros((int) type.bytes(1)));
        step.result("ConstantOfShape", List.of(whole), new AttributeProto.Tensor("value", zero));
    }

    private record Zeros(long byteCount) implements Payload {
        @Override
        public void writeTo(ByteBuffer out) {
            out.put(new byte[(int) byteCount]);
        }
    }
}
