package nas4j.onnx.parameters;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.function.IntToDoubleFunction;
import nas4j.onnx.proto.Payload;

/**
 * Weights that are changed while they are written: each row times a factor, and rows and columns swapped if need be.
 *
 * @param values row by row; not copied
 * @param factors of each row
 */
public record Matrix(FloatBuffer values, int rows, IntToDoubleFunction factors, boolean isTransposed)
        implements Payload {
    @Override
    public long byteCount() {
        return (long) values.remaining() * Float.BYTES;
    }

    @Override
    public void writeTo(ByteBuffer out) {
        int columns = values.remaining() / rows;
        FloatBuffer target = out.slice().order(out.order()).asFloatBuffer();
        for (int row = 0; row < rows; row++) {
            double factor = factors.applyAsDouble(row);
            for (int column = 0; column < columns; column++) {
                float value = (float) (values.get(row * columns + column) * factor);
                target.put(isTransposed ? column * rows + row : row * columns + column, value);
            }
        }
        out.position(out.position() + rows * columns * Float.BYTES);
    }
}
