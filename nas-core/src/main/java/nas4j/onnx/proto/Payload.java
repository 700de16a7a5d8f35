package nas4j.onnx.proto;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.List;

/** The numbers of a tensor, which are made when they are written. */
public interface Payload {

    long byteCount();

    /** Puts {@link #byteCount()} bytes into a little-endian buffer. */
    void writeTo(ByteBuffer out);

    /** The remaining numbers of the buffer, which is not copied before they are written. */
    static Payload floats(FloatBuffer values) {
        FloatBuffer numbers = values.asReadOnlyBuffer();
        return new Payload() {
            @Override
            public long byteCount() {
                return (long) numbers.remaining() * Float.BYTES;
            }

            @Override
            public void writeTo(ByteBuffer out) {
                out.asFloatBuffer().put(numbers.duplicate());
                out.position(out.position() + numbers.remaining() * Float.BYTES);
            }
        };
    }

    /** The given 64-bit integers. */
    static Payload longs(List<Long> values) {
        List<Long> numbers = List.copyOf(values);
        return new Payload() {
            @Override
            public long byteCount() {
                return (long) numbers.size() * Long.BYTES;
            }

            @Override
            public void writeTo(ByteBuffer out) {
                numbers.forEach(out::putLong);
            }
        };
    }

    /** The remaining bytes of the buffer, which is not copied before they are written. */
    static Payload bytes(ByteBuffer values) {
        ByteBuffer numbers = values.asReadOnlyBuffer();
        return new Payload() {
            @Override
            public long byteCount() {
                return numbers.remaining();
            }

            @Override
            public void writeTo(ByteBuffer out) {
                out.put(numbers.duplicate());
            }
        };
    }

    /** The remaining 32-bit integers of the buffer, which is not copied before they are written. */
    static Payload ints(IntBuffer values) {
        IntBuffer numbers = values.asReadOnlyBuffer();
        return new Payload() {
            @Override
            public long byteCount() {
                return (long) numbers.remaining() * Integer.BYTES;
            }

            @Override
            public void writeTo(ByteBuffer out) {
                out.asIntBuffer().put(numbers.duplicate());
                out.position(out.position() + numbers.remaining() * Integer.BYTES);
            }
        };
    }
}
