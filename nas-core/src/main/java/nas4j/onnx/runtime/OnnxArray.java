package nas4j.onnx.runtime;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.List;

/** Numbers that go into a model or come out of it, row by row. The shape has the batch first. */
public sealed interface OnnxArray {

    List<Long> shape();

    /** Single-precision numbers, such as the pixels {@code [n, c, h, w]} of a batch of images. */
    record Floats(List<Long> shape, FloatBuffer values) implements OnnxArray {
        public Floats {
            shape = List.copyOf(shape);
            requireElements(shape, values.remaining());
        }
    }

    /** 32-bit integers, such as token numbers {@code [n, t]}. */
    record Ints(List<Long> shape, IntBuffer values) implements OnnxArray {
        public Ints {
            shape = List.copyOf(shape);
            requireElements(shape, values.remaining());
        }
    }

    private static void requireElements(List<Long> shape, int found) {
        long elements = shape.stream().reduce(1L, Math::multiplyExact);
        if (elements != found) {
            throw new IllegalArgumentException("shape " + shape + " has not [" + found + "] elements");
        }
    }
}
