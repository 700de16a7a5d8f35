package nas4j.graph;

/** Element type of a tensor. */
public enum DataType {
    /** IEEE 754 single precision, 4 bytes. */
    FLOAT32(4),
    /** Signed integer such as a token number, 4 bytes. */
    INT32(4);

    private final int bytes;

    DataType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one element. */
    public int bytes() {
        return bytes;
    }
}
