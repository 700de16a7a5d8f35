package nas4j.onnx.proto;

import java.util.List;

/**
 * Type and shape of a value.
 *
 * @param batch name of the first dimension, whose size is free
 * @param dims the other dimensions
 */
public record ValueInfoProto(String name, ElementType type, String batch, List<Integer> dims) {
    public ValueInfoProto {
        dims = List.copyOf(dims);
    }

    Message message() {
        Message shape = new Message().message(1, new Message().text(2, batch));
        dims.forEach(dim -> shape.message(1, new Message().number(1, dim)));
        Message tensor = new Message().number(1, type.code()).message(2, shape);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }
}
