package nas4j.onnx.quantize;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.quantize.Point;
import nas4j.graph.quantize.RoundingPlan;
import nas4j.graph.quantize.StepNames;
import nas4j.onnx.parameters.Parameters;

/** What the values of a network are rounded to. */
public final class Grids {
    private static final int MOST_BITS = 8;

    private final ComputationGraph graph;
    private final RoundingPlan plan;
    private final Parameters parameters;

    public Grids(ComputationGraph graph, RoundingPlan plan, Parameters parameters) {
        this.graph = graph;
        this.plan = plan;
        this.parameters = parameters;
    }

    /**
     * What the value that a node hands on was rounded to; empty if it was not.
     *
     * @throws IllegalArgumentException if it was rounded to more than 8 bits, or its step or zero is missing or none
     */
    public Optional<Grid> find(Node node) {
        return plan.find(node).map(this::grid);
    }

    /** What a node's value is to be rounded to after it is computed; if it is moved only, that is what it was already. */
    public Optional<Grid> findAfter(Node node) {
        boolean isGivenAsItIs = !plan.roundsAfter(node) && graph.outputs().containsValue(node.id());
        return isGivenAsItIs ? Optional.empty() : find(node);
    }

    private Grid grid(Point point) {
        int bits = point.rounding().bits();
        if (bits > MOST_BITS) {
            throw new IllegalArgumentException("activations of [" + point.path() + "] have [" + bits
                    + "] bits, accepted in an ONNX file: 2 to " + MOST_BITS + ", or 32 which is float."
                    + "\nMaybe export it in single precision: no runtime here multiplies such numbers.");
        }
        return new Grid(point, number(StepNames.step(point)), Math.round(number(StepNames.zero(point))));
    }

    private float number(String path) {
        FloatBuffer values = parameters.require(path, List.of(1L));
        return values.get(values.position());
    }
}
