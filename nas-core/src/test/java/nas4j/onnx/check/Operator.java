package nas4j.onnx.check;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What ONNX 1.12 says of an operator in opset 17, and ONNX 1.16 in opset 21 where that differs.
 *
 * @param least inputs at least
 * @param most inputs at most
 * @param attributes type of each attribute by its name
 * @param required names of the attributes that must be there
 */
record Operator(int least, int most, Map<String, Character> attributes, Set<String> required) {
    private static final int MANY = Integer.MAX_VALUE;

    /** Name, inputs, and attributes: (i)nteger, (I)ntegers, (f)loat, (s)tring, (t)ensor; ! is required. */
    private static final String TABLE = """
            Add 2
            AveragePool 1 auto_pad:s ceil_mode:i count_include_pad:i kernel_shape:I! pads:I strides:I
            BatchNormalization 5 epsilon:f momentum:f training_mode:i
            Cast 1 saturate:i to:i!
            Clip 1-3
            Concat 1-* axis:i!
            ConstantOfShape 1 value:t
            Conv 2-3 auto_pad:s dilations:I group:i kernel_shape:I pads:I strides:I
            DequantizeLinear 2-3 axis:i
            Div 2
            Erf 1
            Flatten 1 axis:i
            Gather 2 axis:i
            Gemm 2-3 alpha:f beta:f transA:i transB:i
            GlobalAveragePool 1
            GlobalMaxPool 1
            HardSigmoid 1 alpha:f beta:f
            HardSwish 1
            Identity 1
            LayerNormalization 2-3 axis:i epsilon:f stash_type:i
            LeakyRelu 1 alpha:f
            MatMul 2
            MaxPool 1 auto_pad:s ceil_mode:i dilations:I kernel_shape:I! pads:I storage_order:i strides:I
            Mul 2
            Pad 2-3 mode:s
            QuantizeLinear 2-3 axis:i
            ReduceMax 1 axes:I keepdims:i
            ReduceMean 1 axes:I keepdims:i
            Relu 1
            Reshape 2 allowzero:i
            Resize 1-4 coordinate_transformation_mode:s cubic_coeff_a:f exclude_outside:i \
            extrapolation_value:f mode:s nearest_mode:s
            Shape 1 end:i start:i
            Sigmoid 1
            Softmax 1 axis:i
            Softplus 1
            Tanh 1
            Transpose 1 perm:I
            Unsqueeze 2
            """;

    private static final String CHANGED = """
            Pad 2-4 mode:s
            ReduceMax 1-2 keepdims:i noop_with_empty_axes:i
            ReduceMean 1-2 keepdims:i noop_with_empty_axes:i
            """;

    private static final long OPSET = 17;
    private static final Map<String, Operator> ALL = parseAll(TABLE);
    private static final Map<String, Operator> LATER = parseAll(CHANGED);

    private static Map<String, Operator> parseAll(String table) {
        return table.lines()
                .map(line -> line.split(" ", -1))
                .collect(Collectors.toMap(words -> words[0], Operator::parse));
    }

    /** The operator of this name; the test knows all that the exporter writes. */
    static Operator get(String name, long opset) {
        Operator operator = opset > OPSET ? LATER.getOrDefault(name, ALL.get(name)) : ALL.get(name);
        if (operator == null) {
            throw new AssertionError("operator [" + name + "] is not known");
        }
        return operator;
    }

    private static Operator parse(String... words) {
        String[] inputs = words[1].split("-", -1);
        int least = Integer.parseInt(inputs[0]);
        int most = words[1].endsWith("*") ? MANY : Integer.parseInt(inputs[inputs.length - 1]);
        Map<String, Character> attributes = new LinkedHashMap<>();
        Set<String> required = new TreeSet<>();
        Arrays.stream(words).skip(2).map(word -> word.split(":", -1)).forEach(word -> {
            attributes.put(word[0], word[1].charAt(0));
            if (word[1].endsWith("!")) {
                required.add(word[0]);
            }
        });
        return new Operator(least, most, attributes, required);
    }
}
