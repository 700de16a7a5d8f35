package nas4j.space.relax;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import nas4j.graph.Op;
import nas4j.graph.ShapeException;
import nas4j.graph.ShapeInference;
import nas4j.graph.TensorShape;

/** Builds a {@link SuperGraph} in topological order. Mutable, for one thread. */
public final class SuperGraphBuilder {
    private final List<SuperNode> nodes = new ArrayList<>();
    private final Map<String, Integer> outputs = new LinkedHashMap<>();

    public SuperNode node(int id) {
        return nodes.get(id);
    }

    /**
     * Adds an operator that differs between networks; where variants cannot be cut out of one another, several and a
     * choice between them.
     *
     * @param variants all operators that a network can have here, at least one
     * @return the number of the node that holds the result
     */
    public int layer(String path, List<Op> variants, List<Integer> slicedBy, int... inputs) {
        SequencedMap<List<Object>, List<Op>> byFrame = new LinkedHashMap<>();
        variants.forEach(op -> byFrame.computeIfAbsent(Elastic.frame(op), _ -> new ArrayList<>())
                .add(op));
        SequencedMap<String, Integer> alternatives = new LinkedHashMap<>();
        for (List<Op> alike : byFrame.values()) {
            Op most = Elastic.bound(alike, true);
            Op least = Elastic.bound(alike, false);
            int id = nodes.size();
            nodes.add(new SuperNode.Layer(
                    id,
                    path,
                    least,
                    most,
                    most.equals(least) ? List.of() : slicedBy,
                    IntStream.of(inputs).boxed().toList(),
                    shape(path, least, inputs, false),
                    shape(path, most, inputs, true)));
            alternatives.put(most.toString(), id);
        }
        return choice(path, slicedBy, alternatives);
    }

    /**
     * Adds a choice between values.
     *
     * @param alternatives node numbers by label, at least one
     * @return the number of the choice, or of the value itself where all alternatives are one
     */
    public int choice(String path, List<Integer> decidedBy, SequencedMap<String, Integer> alternatives) {
        List<Integer> inputs = List.copyOf(alternatives.values());
        if (inputs.stream().distinct().count() == 1) {
            return inputs.getFirst();
        }
        int id = nodes.size();
        nodes.add(new SuperNode.Choice(
                id,
                path,
                decidedBy,
                List.copyOf(alternatives.keySet()),
                inputs,
                bound(inputs, false),
                bound(inputs, true)));
        return id;
    }

    /** Declares an output. */
    public void output(String name, int id) {
        outputs.put(name, id);
    }

    /** Whether an output has been declared. */
    public boolean hasOutputs() {
        return !outputs.isEmpty();
    }

    public SuperGraph build() {
        return new SuperGraph(nodes, outputs);
    }

    private TensorShape bound(List<Integer> ids, boolean widest) {
        return ids.stream()
                .map(id -> shape(id, widest))
                .reduce((a, b) -> Shapes.bound(a, b, widest))
                .orElseThrow();
    }

    private TensorShape shape(int id, boolean widest) {
        return widest ? nodes.get(id).widest() : nodes.get(id).narrowest();
    }

    private TensorShape shape(String path, Op op, int[] inputs, boolean widest) {
        List<TensorShape> shapes =
                IntStream.of(inputs).mapToObj(id -> shape(id, widest)).toList();
        if (op instanceof Op.Add) {
            return shapes.stream().reduce((a, b) -> Shapes.bound(a, b, widest)).orElseThrow();
        }
        if (op instanceof Op.Multiply) {
            return shapes.getFirst();
        }
        if (op instanceof Op.Attention) {
            return shapes.getFirst().with(1, shapes.get(2).dim(1));
        }
        return op instanceof Op.Concat ? concat(shapes, widest) : inferred(path, op, shapes);
    }

    private static TensorShape concat(List<TensorShape> shapes, boolean widest) {
        TensorShape bound =
                shapes.stream().reduce((a, b) -> Shapes.bound(a, b, widest)).orElseThrow();
        int channels = shapes.stream().mapToInt(TensorShape::channels).sum();
        return bound.with(bound.channelAxis(), channels);
    }

    /** A bound of the shape need not be the shape of a network; where it does not fit, the input's bound will do. */
    private static TensorShape inferred(String path, Op op, List<TensorShape> shapes) {
        try {
            return ShapeInference.infer(path, op, shapes);
        } catch (ShapeException e) {
            if (shapes.isEmpty()) {
                throw e;
            }
            return shapes.getFirst();
        }
    }
}
