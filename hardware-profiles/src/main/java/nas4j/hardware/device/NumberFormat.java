package nas4j.hardware.device;

/** How a device computes: floats of 32 and 16 bits, and integers of 8 bits. */
public enum NumberFormat {
    FP32(4),
    FP16(2),
    INT8(1);

    private final int bytes;

    NumberFormat(int bytes) {
        this.bytes = bytes;
    }

    /** Of one number. */
    public int bytes() {
        return bytes;
    }
}
