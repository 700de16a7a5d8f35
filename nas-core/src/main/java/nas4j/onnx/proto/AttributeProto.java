package nas4j.onnx.proto;

import java.util.List;

/** A fixed setting of a {@link NodeProto}. */
public sealed interface AttributeProto {

    String name();

    /** An integer. */
    record Int(String name, long value) implements AttributeProto {}

    /** Several integers. */
    record Ints(String name, List<Long> values) implements AttributeProto {
        public Ints {
            values = List.copyOf(values);
        }
    }

    /** A single-precision number. */
    record Real(String name, float value) implements AttributeProto {}

    /** A text. */
    record Text(String name, String value) implements AttributeProto {}

    /** A constant; its own name is empty. */
    record Tensor(String name, TensorProto value) implements AttributeProto {}
}
