package nas4j.onnx.proto;

import nas4j.graph.DataType;

/** Element types of ONNX (TensorProto.DataType). */
public enum ElementType {
    FLOAT(1, Float.SIZE),
    UINT8(2, Byte.SIZE),
    INT8(3, Byte.SIZE),
    INT32(6, Integer.SIZE),
    INT64(7, Long.SIZE),
    /** Two in a byte, the first in the lower half. Known from opset 21 on. */
    INT4(22, 4);

    private final int code;
    private final int bits;

    ElementType(int code, int bits) {
        this.code = code;
        this.bits = bits;
    }

    /** The type of a graph's tensors. */
    public static ElementType of(DataType type) {
        return switch (type) {
            case FLOAT32 -> FLOAT;
            case INT32 -> INT32;
        };
    }

    /** What another operator is told of the type. */
    public int code() {
        return code;
    }

    /** Bytes of so many elements. */
    public long bytes(long elements) {
        return Math.ceilDiv(Math.multiplyExact(elements, (long) bits), Byte.SIZE);
    }
}
