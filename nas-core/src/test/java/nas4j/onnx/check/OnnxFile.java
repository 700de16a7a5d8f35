package nas4j.onnx.check;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What tests look at in a model file. */
public final class OnnxFile {
    private final Wire graph;

    private OnnxFile(Wire graph) {
        this.graph = graph;
    }

    public static OnnxFile read(byte[] model) {
        return new OnnxFile(Wire.read(ByteBuffer.wrap(model)).message(7));
    }

    /** Operator of each node by the node's name, in their order. */
    public Map<String, String> operators() {
        return graph.messages(1).stream()
                .collect(Collectors.toMap(
                        node -> node.text(3), node -> node.text(4), (first, _) -> first, LinkedHashMap::new));
    }

    /** Names of what the nodes compute, in their order. */
    public List<String> values() {
        return graph.messages(1).stream().map(node -> node.text(2)).toList();
    }

    public List<String> initializers() {
        return graph.messages(5).stream().map(tensor -> tensor.text(8)).toList();
    }

    /** Types, as ONNX numbers them, of the zeros that values are rounded with: 2 without a sign, 3 with one. */
    public Set<Long> typesOfZeros() {
        return graph.messages(5).stream()
                .filter(tensor -> tensor.text(8).endsWith(".zero"))
                .map(tensor -> tensor.number(2))
                .collect(Collectors.toSet());
    }

    public List<String> inputs() {
        return graph.messages(11).stream().map(value -> value.text(1)).toList();
    }

    public List<String> outputs() {
        return graph.messages(12).stream().map(value -> value.text(1)).toList();
    }
}
