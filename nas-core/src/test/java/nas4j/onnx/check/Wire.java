package nas4j.onnx.check;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A protobuf message, read without knowing what it says: its values by field number, in their order. */
final class Wire {
    private final Map<Integer, List<Object>> fields = new TreeMap<>();

    private Wire(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            long tag = varint(bytes);
            Object value =
                    switch ((int) (tag & 7)) {
                        case 0 -> varint(bytes);
                        case 2 -> slice(bytes, Math.toIntExact(varint(bytes)));
                        case 5 -> bytes.getFloat();
                        default -> throw new AssertionError("wire type of tag [" + tag + "] is not known");
                    };
            fields.computeIfAbsent((int) (tag >>> 3), _ -> new ArrayList<>()).add(value);
        }
    }

    static Wire read(ByteBuffer bytes) {
        return new Wire(bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN));
    }

    private static long varint(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = bytes.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new AssertionError("a varint has more than 10 bytes");
    }

    private static ByteBuffer slice(ByteBuffer bytes, int length) {
        ByteBuffer slice = bytes.slice(bytes.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(bytes.position() + length);
        return slice;
    }

    boolean has(int field) {
        return fields.containsKey(field);
    }

    /** The fields that are there. */
    List<Integer> present() {
        return List.copyOf(fields.keySet());
    }

    private List<Object> all(int field) {
        return fields.getOrDefault(field, List.of());
    }

    List<Long> numbers(int field) {
        return all(field).stream().map(Long.class::cast).toList();
    }

    long number(int field) {
        return numbers(field).stream().reduce(0L, (_, last) -> last);
    }

    List<ByteBuffer> bytes(int field) {
        return all(field).stream().map(ByteBuffer.class::cast).toList();
    }

    List<String> texts(int field) {
        return bytes(field).stream()
                .map(text -> StandardCharsets.UTF_8.decode(text.duplicate()).toString())
                .toList();
    }

    /** The text, or an empty one if there is none. */
    String text(int field) {
        return findText(field).orElse("");
    }

    Optional<String> findText(int field) {
        return texts(field).stream().reduce((_, last) -> last);
    }

    List<Wire> messages(int field) {
        return bytes(field).stream().map(Wire::read).toList();
    }

    Wire message(int field) {
        return messages(field).getFirst();
    }
}
