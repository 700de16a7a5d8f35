package nas4j.results.journal.frame;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Makes frames, again and again in the same memory. What is put into one {@link Payload} reads in the same order. */
public final class FrameBuilder {
    private ByteBuffer frame = ByteBuffer.allocate(1024);

    /** Where the last frame begins. */
    private int start;

    /** Forgets all, and begins a frame. */
    public FrameBuilder begin() {
        start = 0;
        frame.clear().position(Frame.HEADER);
        return this;
    }

    /** Ends the frame, and begins another one behind it. */
    public FrameBuilder next() {
        start = end();
        require(Frame.HEADER);
        frame.position(start + Frame.HEADER);
        return this;
    }

    /** A whole number from 0: the small ones take a byte. */
    public FrameBuilder putCount(long count) {
        if (count < 0) {
            throw new IllegalArgumentException("count [" + count + "] is below 0");
        }
        require(Long.BYTES + 2);
        long rest = count;
        while (rest > 0x7f) {
            frame.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        frame.put((byte) rest);
        return this;
    }

    /** A whole number of any size. */
    public FrameBuilder putLong(long number) {
        require(Long.BYTES);
        frame.putLong(number);
        return this;
    }

    /** A number as it is, also one that is not finite. */
    public FrameBuilder putDouble(double number) {
        return putLong(Double.doubleToRawLongBits(number));
    }

    public FrameBuilder putInstant(Instant instant) {
        return putLong(instant.getEpochSecond()).putCount(instant.getNano());
    }

    /** Any text, also one that is no Unicode because a pair of surrogates was cut. */
    public FrameBuilder putText(String text) {
        boolean narrow = isNarrow(text);
        putCount((long) text.length() << 1 | (narrow ? 0 : 1));
        require((long) text.length() * (narrow ? 1 : Character.BYTES));
        if (narrow) {
            frame.put(text.getBytes(StandardCharsets.ISO_8859_1));
        } else {
            frame.asCharBuffer().put(text);
            frame.position(frame.position() + text.length() * Character.BYTES);
        }
        return this;
    }

    private static boolean isNarrow(String text) {
        for (int k = 0; k < text.length(); k++) {
            if (text.charAt(k) > 0xff) {
                return false;
            }
        }
        return true;
    }

    /** All frames. */
    byte[] bytes() {
        return frame.array();
    }

    /** Ends the last frame, and tells how many of the {@link #bytes} are used. */
    int end() {
        Frame.writeHeader(frame, start, frame.position() - start - Frame.HEADER);
        return frame.position();
    }

    private void require(long bytes) {
        if (frame.remaining() >= bytes) {
            return;
        }
        long needed = frame.position() + bytes;
        if (needed > Frame.LONGEST_PAYLOAD) {
            throw new IllegalArgumentException("a record of [" + needed + "] bytes is too long to be kept");
        }
        int larger = (int) Math.min(Frame.LONGEST_PAYLOAD, 2 * needed);
        frame = ByteBuffer.allocate(larger).put(frame.flip());
    }
}
