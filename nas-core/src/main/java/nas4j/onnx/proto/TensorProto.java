package nas4j.onnx.proto;

import java.util.List;

/**
 * A constant tensor.
 *
 * @param name empty in an attribute
 * @param dims none for a single number
 * @param data the elements row by row, little-endian
 */
public record TensorProto(String name, ElementType type, List<Long> dims, Payload data) {
    public TensorProto {
        dims = List.copyOf(dims);
        long bytes = type.bytes(dims.stream().reduce(1L, Math::multiplyExact));
        if (bytes != data.byteCount()) {
            throw new IllegalArgumentException("tensor [" + name + "] of shape " + dims + " and type [" + type
                    + "] takes " + bytes + " bytes, found [" + data.byteCount() + "]");
        }
    }

    Message message() {
        Message message = new Message();
        dims.forEach(dim -> message.number(1, dim));
        message.number(2, type.code());
        if (!name.isEmpty()) {
            message.text(8, name);
        }
        return message.payload(9, data);
    }
}
