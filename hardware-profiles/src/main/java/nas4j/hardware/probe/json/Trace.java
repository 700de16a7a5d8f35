package nas4j.hardware.probe.json;

import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The times of operators in a trace of ONNX Runtime (the JSON of Chrome's traces): events of the category {@code Node} whose
 * name ends in {@code _kernel_time}, one for each run.
 *
 * @param nodes in the order in which they ran
 */
public record Trace(List<Timeline> nodes) {
    private static final String KERNEL = "_kernel_time";

    public Trace {
        nodes = List.copyOf(nodes);
    }

    /**
     * The runs of one operator.
     *
     * @param micros of each run, in order, µs
     * @param shape of its first output, the batch with it; empty if the runtime does not tell
     */
    public record Timeline(String name, String operator, List<Double> micros, List<Integer> shape) {
        public Timeline {
            micros = List.copyOf(micros);
            shape = List.copyOf(shape);
        }
    }

    /** What a trace says; the reader stays open. */
    public static Trace read(Reader reader) {
        Map<String, String> operators = new LinkedHashMap<>();
        Map<String, List<Integer>> shapes = new LinkedHashMap<>();
        Map<String, List<Double>> micros = new LinkedHashMap<>();
        for (JsonNode event : new JsonMapper().readTree(reader)) {
            String name = event.path("name").asString("");
            if (event.path("cat").asString("").equals("Node") && name.endsWith(KERNEL)) {
                String node = name.substring(0, name.length() - KERNEL.length());
                operators.put(node, event.path("args").path("op_name").asString("?"));
                shapes.computeIfAbsent(node, _ -> shape(event));
                micros.computeIfAbsent(node, _ -> new ArrayList<>())
                        .add(event.path("dur").asDouble());
            }
        }
        List<Timeline> nodes = new ArrayList<>();
        micros.forEach((node, times) -> nodes.add(
                new Timeline(node, operators.getOrDefault(node, "?"), times, shapes.getOrDefault(node, List.of()))));
        return new Trace(nodes);
    }

    /** {@code [{"float":[1,16,32,32]}]}. */
    private static List<Integer> shape(JsonNode event) {
        List<Integer> shape = new ArrayList<>();
        for (JsonNode dims : event.path("args").path("output_type_shape").path(0)) {
            dims.forEach(dim -> shape.add(dim.asInt()));
        }
        return shape;
    }
}
