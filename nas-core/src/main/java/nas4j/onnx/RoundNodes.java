package nas4j.onnx;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nas4j.graph.quantize.StepNames;
import nas4j.onnx.proto.ElementType;
import nas4j.onnx.proto.Payload;
import nas4j.onnx.quantize.ActivationType;
import nas4j.onnx.quantize.Grid;

/**
 * Values as whole numbers of 8 bits, and back: the pairs of operators that runtimes join with what is before and behind. Of
 * fewer bits, whole numbers are cut off once they are whole, which leaves them exact. For one thread.
 */
final class RoundNodes {
    private static final int MOST_OF_8_BITS = 255;

    private final Assembly assembly;
    private final ActivationType type;

    /** Names of step and zero, by their point's path. */
    private final Map<String, List<String>> scales = new HashMap<>();

    RoundNodes(Assembly assembly, ActivationType type) {
        this.assembly = assembly;
        this.type = type;
    }

    /** Adds what rounds a value; gives the inputs of the operator that makes floats of the whole numbers. */
    List<String> whole(String path, String value, Grid grid) {
        List<String> scale = scales.computeIfAbsent(grid.point().path(), _ -> scale(grid));
        String whole = assembly.addBetween(
                path + "/whole", "QuantizeLinear", List.of(value, scale.getFirst(), scale.getLast()), List.of());
        if (grid.most() < MOST_OF_8_BITS) {
            String most = constant(path + "/most", grid.most());
            whole = assembly.addBetween(path + "/cut", "Clip", List.of(whole, "", most), List.of());
        }
        return List.of(whole, scale.getFirst(), scale.getLast());
    }

    /** Adds what rounds a value, and returns the name of the rounded one. */
    String rounded(String path, String value, Grid grid) {
        return assembly.addBetween(path + "/rounded", "DequantizeLinear", whole(path, value, grid), List.of());
    }

    private List<String> scale(Grid grid) {
        return List.of(
                number(StepNames.step(grid.point()), grid.step()), constant(StepNames.zero(grid.point()), grid.zero()));
    }

    private String number(String name, float number) {
        Payload numbers = Payload.floats(FloatBuffer.wrap(new float[] {number}));
        return assembly.addConstant(name, ElementType.FLOAT, List.of(), numbers);
    }

    private String constant(String name, int number) {
        Payload bytes = Payload.bytes(ByteBuffer.wrap(new byte[] {type.stored(number)}));
        return assembly.addConstant(name, type.element(), List.of(), bytes);
    }
}
