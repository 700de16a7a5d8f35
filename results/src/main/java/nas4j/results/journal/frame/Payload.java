package nas4j.results.journal.frame;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What is in a frame, read in the order that {@link FrameBuilder} wrote it. */
public final class Payload {
    private final ByteBuffer bytes;
    private final Words words;

    Payload(ByteBuffer bytes, Words words) {
        this.bytes = bytes;
        this.words = words;
    }

    public long readCount() {
        long count = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes.get();
            count |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return count;
            }
        }
    }

    public long readLong() {
        return bytes.getLong();
    }

    public double readDouble() {
        return Double.longBitsToDouble(bytes.getLong());
    }

    public Instant readInstant() {
        long seconds = readLong();
        return Instant.ofEpochSecond(seconds, readCount());
    }

    public String readText() {
        long lengthAndWidth = readCount();
        int length = (int) (lengthAndWidth >>> 1);
        return (lengthAndWidth & 1) == 0 ? narrow(length) : wide(length);
    }

    /** A text that is likely to come again, such as a unit: one copy of it is kept. */
    public String readWord() {
        long lengthAndWidth = readCount();
        int length = (int) (lengthAndWidth >>> 1);
        if ((lengthAndWidth & 1) == 1) {
            return wide(length);
        }
        int at = skip(length);
        return words.find(bytes.array(), at, length);
    }

    private String narrow(int length) {
        int at = skip(length);
        return new String(bytes.array(), at, length, StandardCharsets.ISO_8859_1);
    }

    private String wide(int length) {
        String text = bytes.asCharBuffer().limit(length).toString();
        bytes.position(bytes.position() + length * Character.BYTES);
        return text;
    }

    private int skip(int length) {
        int at = bytes.arrayOffset() + bytes.position();
        bytes.position(bytes.position() + length);
        return at;
    }
}
