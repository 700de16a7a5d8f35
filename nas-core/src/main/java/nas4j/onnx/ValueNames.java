package nas4j.onnx;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;

/** The names of the values in an ONNX graph; none is given twice. For one thread. */
final class ValueNames {
    private final Plan plan;
    private final Names names = new Names();

    /** By the number of the node that computes the value. */
    private final Map<Integer, String> values = new HashMap<>();

    private final Map<String, Integer> copies = new LinkedHashMap<>();

    ValueNames(ComputationGraph graph, Plan plan) {
        this.plan = plan;
        graph.inputs().forEach(input -> values.put(input.id(), names.claim(input.path())));
        graph.outputs().forEach(this::nameOutput);
        for (Node step : plan.steps()) {
            values.computeIfAbsent(step.id(), _ -> names.claim(step.path()));
        }
    }

    /** An output gives its name to what it shows, unless that bears the name of another entry or output. */
    private void nameOutput(String name, int id) {
        int source = plan.source(id);
        if (name.equals(values.get(source))) {
            return;
        }
        if (name.isEmpty() || names.contains(name)) {
            throw new IllegalArgumentException("output [" + name + "] has the name of an input or none, accepted: a "
                    + "name of its own.\nMaybe rename the input: in an ONNX file a name is one value.");
        }
        if (values.putIfAbsent(source, names.claim(name)) != null) {
            copies.put(name, source);
        }
    }

    /** The name of what a node of the graph puts out. */
    String of(int id) {
        return Objects.requireNonNull(values.get(plan.source(id)));
    }

    /** Outputs that show a value of another name, with the node that computes it. */
    Map<String, Integer> copies() {
        return copies;
    }

    /** A name for another value. */
    String claim(String wanted) {
        return names.claim(wanted);
    }
}
