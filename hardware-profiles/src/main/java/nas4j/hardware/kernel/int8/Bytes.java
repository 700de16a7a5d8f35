package nas4j.hardware.kernel.int8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import nas4j.onnx.proto.ElementType;
import nas4j.onnx.proto.Payload;
import nas4j.onnx.proto.TensorProto;

/** The numbers of a constant tensor. */
record Bytes(ByteBuffer numbers) implements Payload {
    Bytes {
        numbers = numbers.asReadOnlyBuffer();
    }

    /** One float. */
    static TensorProto real(String name, float value) {
        ByteBuffer buffer = littleEndian(Float.BYTES).putFloat(value).flip();
        return new TensorProto(name, ElementType.FLOAT, List.of(), new Bytes(buffer));
    }

    /** One byte. */
    static TensorProto integer(String name, ElementType type, int value) {
        ByteBuffer buffer = littleEndian(1).put((byte) value).flip();
        return new TensorProto(name, type, List.of(), new Bytes(buffer));
    }

    /** The floats of a tensor. */
    static float[] floats(TensorProto tensor) {
        ByteBuffer buffer = littleEndian(Math.toIntExact(tensor.data().byteCount()));
        tensor.data().writeTo(buffer);
        float[] numbers = new float[buffer.capacity() / Float.BYTES];
        buffer.flip().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
        return numbers;
    }

    static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public long byteCount() {
        return numbers.remaining();
    }

    @Override
    public void writeTo(ByteBuffer out) {
        out.put(numbers.duplicate());
    }
}
