package nas4j.space.cost;

import java.util.function.ToDoubleFunction;
import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphCost;
import nas4j.graph.memory.PeakMemory;
import nas4j.graph.quantize.PrecisionCost;
import nas4j.space.Costs;
import org.jspecify.annotations.Nullable;

/**
 * Costs of one network as constraints see them, each computed when it is first asked for: peak memory is that of the best
 * order that is found. For one thread.
 */
public final class NetworkCosts implements Costs {
    private final ComputationGraph graph;
    private final ToDoubleFunction<ComputationGraph> latencyMs;
    private @Nullable GraphCost counted;
    private @Nullable PrecisionCost rounded;
    private double peakBytes = Double.NaN;
    private double latency = Double.NaN;

    private NetworkCosts(ComputationGraph graph, ToDoubleFunction<ComputationGraph> latencyMs) {
        this.graph = graph;
        this.latencyMs = latencyMs;
    }

    /** Costs of a network whose latency is not known. */
    public static NetworkCosts of(ComputationGraph graph) {
        return new NetworkCosts(graph, _ -> Double.NaN);
    }

    /** Costs of a network whose latency on one device a model predicts, in milliseconds; NaN if it cannot. */
    public static NetworkCosts of(ComputationGraph graph, ToDoubleFunction<ComputationGraph> latencyMs) {
        return new NetworkCosts(graph, latencyMs);
    }

    @Override
    public double of(Cost cost) {
        return switch (cost) {
            case MACS -> counted().macs();
            case PARAMETERS -> counted().parameters();
            case DEPTH -> counted().depth();
            case MODEL_BYTES -> rounded().modelBytes();
            case BIT_OPERATIONS -> rounded().bitOperations();
            case PEAK_MEMORY -> peakBytes();
            case LATENCY -> latency();
        };
    }

    /** The costs that one pass counts. */
    public GraphCost counted() {
        if (counted == null) {
            counted = GraphCost.of(graph);
        }
        return counted;
    }

    /** The costs that depend on bits, if all were in single precision. */
    public PrecisionCost inFloat() {
        return PrecisionCost.inFloat(graph);
    }

    /** The costs that depend on bits. */
    public PrecisionCost rounded() {
        if (rounded == null) {
            rounded = PrecisionCost.of(graph);
        }
        return rounded;
    }

    private double peakBytes() {
        if (Double.isNaN(peakBytes)) {
            peakBytes = PeakMemory.best(graph).peakBytes();
        }
        return peakBytes;
    }

    private double latency() {
        if (Double.isNaN(latency)) {
            latency = latencyMs.applyAsDouble(graph);
        }
        return latency;
    }
}
