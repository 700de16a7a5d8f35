package nas4j.onnx.quantize;

import java.util.Locale;
import nas4j.onnx.proto.ElementType;

/**
 * How whole numbers of activations lie in a file; weights have a sign in both. The numbers stand for the same values: which
 * of the two a processor is fast with, its device's profile says.
 */
public enum ActivationType {
    /** Without a sign: 0 to 255. What x86 processors multiply with weights at once. */
    U8S8(ElementType.UINT8, 0),
    /** With a sign: the same numbers less 128. What ARM processors, and most accelerators, multiply. */
    S8S8(ElementType.INT8, 128);

    private static final String ARM = "aarch64";

    private final ElementType element;
    private final int offset;

    ActivationType(ElementType element, int offset) {
        this.element = element;
        this.offset = offset;
    }

    /**
     * What a processor is usually fast with.
     *
     * @param architecture as Java names it, such as {@code amd64}
     */
    public static ActivationType ofProcessor(String architecture) {
        return architecture.equals(ARM) ? S8S8 : U8S8;
    }

    /** What this machine's processor is usually fast with. */
    public static ActivationType ofThisMachine() {
        return ofProcessor(System.getProperty("os.arch"));
    }

    /** As in files of devices: {@code u8s8}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of each number. */
    public ElementType element() {
        return element;
    }

    /** The number in the file for a whole number of 0 to 255. */
    public byte stored(int number) {
        return (byte) (number - offset);
    }
}
