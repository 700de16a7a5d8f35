package nas4j.onnx.proto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One protobuf message: numbered fields in the order they were added. Its size is known before it is written, so that a
 * file is written once, front to back, and large payloads are never copied on the way. Not to be changed once it is part
 * of another message.
 */
final class Message {
    private static final int VARINT = 0;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED_32 = 5;
    private static final int TYPE_BITS = 3;
    private static final int VARINT_BITS = 7;

    private final List<Part> parts = new ArrayList<>();
    private long size;

    private interface Part {
        void writeTo(ByteBuffer out);
    }

    /** An integer or an enumerated value. */
    Message number(int field, long value) {
        header(field, VARINT);
        varint(value);
        return this;
    }

    Message real(int field, float value) {
        header(field, FIXED_32);
        return add(Float.BYTES, out -> out.putFloat(value));
    }

    Message text(int field, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        header(field, LENGTH_DELIMITED);
        varint(utf8.length);
        return add(utf8.length, out -> out.put(utf8));
    }

    Message message(int field, Message inner) {
        header(field, LENGTH_DELIMITED);
        varint(inner.size);
        return add(inner.size, inner::writeTo);
    }

    Message payload(int field, Payload payload) {
        header(field, LENGTH_DELIMITED);
        varint(payload.byteCount());
        return add(payload.byteCount(), payload::writeTo);
    }

    /** Bytes of all fields. */
    long size() {
        return size;
    }

    /** Writes all fields to a little-endian buffer. */
    void writeTo(ByteBuffer out) {
        parts.forEach(part -> part.writeTo(out));
    }

    private void header(int field, int type) {
        varint((long) field << TYPE_BITS | type);
    }

    private void varint(long value) {
        int significantBits = Long.SIZE - Long.numberOfLeadingZeros(value | 1);
        add(Math.ceilDiv(significantBits, VARINT_BITS), out -> putVarint(out, value));
    }

    private Message add(long bytes, Part part) {
        size += bytes;
        parts.add(part);
        return this;
    }

    /** Groups of 7 bits, the lowest first; all but the last are marked. */
    private static void putVarint(ByteBuffer out, long value) {
        long rest = value;
        while ((rest & -(1L << VARINT_BITS)) != 0) {
            out.put((byte) (rest | 1L << VARINT_BITS));
            rest >>>= VARINT_BITS;
        }
        out.put((byte) rest);
    }
}
