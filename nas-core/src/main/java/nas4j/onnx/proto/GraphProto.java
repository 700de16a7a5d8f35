package nas4j.onnx.proto;

import java.util.List;

/**
 * A network.
 *
 * @param nodes each after those whose values it reads
 * @param initializers the constants, weights among them
 * @param between type and shape of values between the inputs and the outputs
 */
public record GraphProto(
        String name,
        List<NodeProto> nodes,
        List<TensorProto> initializers,
        List<ValueInfoProto> inputs,
        List<ValueInfoProto> outputs,
        List<ValueInfoProto> between) {
    public GraphProto {
        nodes = List.copyOf(nodes);
        initializers = List.copyOf(initializers);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        between = List.copyOf(between);
    }

    Message message() {
        Message message = new Message();
        nodes.forEach(node -> message.message(1, node.message()));
        message.text(2, name);
        initializers.forEach(tensor -> message.message(5, tensor.message()));
        inputs.forEach(value -> message.message(11, value.message()));
        outputs.forEach(value -> message.message(12, value.message()));
        between.forEach(value -> message.message(13, value.message()));
        return message;
    }
}
