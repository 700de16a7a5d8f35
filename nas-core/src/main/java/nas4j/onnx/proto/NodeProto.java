package nas4j.onnx.proto;

import java.util.List;

/**
 * One use of an operator of ONNX's own domain.
 *
 * @param operator such as {@code Conv}
 * @param inputs names of the values it reads; an empty one is an optional input that is left out
 * @param outputs names of the values it makes
 */
public record NodeProto(
        String name, String operator, List<String> inputs, List<String> outputs, List<AttributeProto> attributes) {
    public NodeProto {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        attributes = List.copyOf(attributes);
    }

    Message message() {
        Message message = new Message();
        inputs.forEach(input -> message.text(1, input));
        outputs.forEach(output -> message.text(2, output));
        message.text(3, name).text(4, operator);
        attributes.forEach(attribute -> message.message(5, message(attribute)));
        return message;
    }

    private static Message message(AttributeProto attribute) {
        Message message = new Message().text(1, attribute.name());
        return switch (attribute) {
            case AttributeProto.Real real -> message.real(2, real.value()).number(20, 1);
            case AttributeProto.Int integer ->
                message.number(3, integer.value()).number(20, 2);
            case AttributeProto.Text text -> message.text(4, text.value()).number(20, 3);
            case AttributeProto.Tensor tensor ->
                message.message(5, tensor.value().message()).number(20, 4);
            case AttributeProto.Ints integers -> {
                integers.values().forEach(value -> message.number(8, value));
                yield message.number(20, 7);
            }
        };
    }
}
