package nas4j.onnx.proto;

import nas4j.graph.DataType;

/** Element types of ONNX (TensorProto.DataType). */
public enum ElementType {
    FLOAT(1, Float.BYTES),
    UINT8(2, Byte.BYTES),
    INT8(3, Byte.BYTES),
    INT32(6, Integer.BYTES),
    INT64(7, Long.BYTES);

    private final int code;
    private final int bytes;

    ElementType(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /** The type of a graph's tensors. */
    public static ElementType of(DataType type) {
        return switch (type) {
            case FLOAT32 -> FLOAT;
            case INT32 -> INT32;
        };
    }

    int code() {
        return code;
    }

    /** Bytes of one element. */
    public int bytes() {
        return bytes;
    }
}
