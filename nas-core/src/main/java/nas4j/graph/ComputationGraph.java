package nas4j.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network as a directed acyclic graph of named operators with one or more inputs and outputs. Every shape has been
 * inferred and fits. Immutable.
 */
public final class ComputationGraph {
    private final List<Node> nodes;
    private final Map<String, Integer> outputs;

    private ComputationGraph(List<Node> nodes, Map<String, Integer> outputs) {
        this.nodes = nodes;
        this.outputs = outputs;
    }

    public static Builder builder() {
        return new Builder(32);
    }

    /** A builder with room for {@code nodes} nodes before it has to grow. */
    public static Builder builder(int nodes) {
        return new Builder(nodes);
    }

    /** The nodes in topological order; a node's place is its number. */
    public List<Node> nodes() {
        return nodes;
    }

    public Node node(int id) {
        return nodes.get(id);
    }

    public int size() {
        return nodes.size();
    }

    /** The entries of the network, in the order they were added. */
    public List<Node> inputs() {
        return nodes.stream().filter(node -> node.op() instanceof Op.Input).toList();
    }

    /** Node number of each output by its name, in the order they were declared. */
    public Map<String, Integer> outputs() {
        return outputs;
    }

    /** For each node, the numbers of the nodes that read it, once for each time they do, in ascending order. */
    public int[][] consumers() {
        int[] counts = new int[size()];
        for (Node node : nodes) {
            for (int k = 0; k < node.inputCount(); k++) {
                counts[node.input(k)]++;
            }
        }
        int[][] consumers = new int[size()][];
        for (int id = 0; id < consumers.length; id++) {
            consumers[id] = new int[counts[id]];
        }
        int[] filled = new int[size()];
        for (Node node : nodes) {
            for (int k = 0; k < node.inputCount(); k++) {
                int input = node.input(k);
                consumers[input][filled[input]++] = node.id();
            }
        }
        return consumers;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ComputationGraph that
                && nodes.equals(that.nodes)
                && List.copyOf(outputs.entrySet()).equals(List.copyOf(that.outputs.entrySet()));
    }

    @Override
    public int hashCode() {
        return 31 * nodes.hashCode() + outputs.hashCode();
    }

    /** One line a node, then the outputs. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        nodes.forEach(node -> text.append(node).append('\n'));
        return text.append("outputs ").append(outputs).toString();
    }

    /**
     * Builds a graph in topological order; each node's shape is inferred as it is added. Not for use by several
     * threads, nor after {@link #build()}.
     */
    public static final class Builder {
        private final ArrayList<Node> nodes;
        private final Map<String, Integer> outputs = new LinkedHashMap<>();

        private Builder(int capacity) {
            nodes = new ArrayList<>(capacity);
        }

        /**
         * Adds a node in single precision.
         *
         * @return its number
         * @throws ShapeException if the operator cannot take the inputs' shapes
         * @throws IllegalArgumentException if an input does not exist yet
         */
        public int add(String path, Op op, int... inputs) {
            return add(path, op, Precision.FLOAT32, inputs);
        }

        /** Adds a node whose weights and output have the given precision. */
        public int add(String path, Op op, Precision precision, int... inputs) {
            int id = nodes.size();
            for (int input : inputs) {
                if (input < 0 || input >= id) {
                    throw new IllegalArgumentException(
                            "node [" + path + "]: input [" + input + "] is not one of the " + id + " nodes before it");
                }
            }
            TensorShape shape = ShapeInference.infer(path, op, inputs, nodes);
            nodes.add(new Node(id, path, op, inputs, shape, precision));
            return id;
        }

        /** Shape of a node that was added. */
        public TensorShape shape(int id) {
            return nodes.get(id).shape();
        }

        /** Number of nodes added so far. */
        public int size() {
            return nodes.size();
        }

        /** Declares a node to be an output. */
        public Builder output(String name, int id) {
            if (id < 0 || id >= nodes.size()) {
                throw new IllegalArgumentException("output [" + name + "]: node [" + id + "] does not exist");
            }
            if (outputs.putIfAbsent(name, id) != null) {
                throw new IllegalArgumentException("output [" + name + "] is declared twice");
            }
            return this;
        }

        /**
         * The finished graph.
         *
         * @throws IllegalArgumentException if there is no output or two nodes share a path
         */
        public ComputationGraph build() {
            Map<String, Integer> seen = HashMap.newHashMap(nodes.size());
            for (Node node : nodes) {
                Integer other = seen.put(node.path(), node.id());
                if (other != null) {
                    throw new IllegalArgumentException(
                            "path [" + node.path() + "] names nodes " + other + " and " + node.id());
                }
            }
            if (outputs.isEmpty()) {
                throw new IllegalArgumentException("a graph needs at least one output");
            }
            return new ComputationGraph(Collections.unmodifiableList(nodes), Collections.unmodifiableMap(outputs));
        }
    }
}
