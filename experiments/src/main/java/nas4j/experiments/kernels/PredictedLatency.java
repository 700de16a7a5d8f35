package nas4j.experiments.kernels;

import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import nas4j.experiments.yaml.device.Devices;
import nas4j.graph.ComputationGraph;
import nas4j.hardware.device.NumberFormat;
import nas4j.hardware.kernel.model.KernelModel;
import nas4j.space.SearchSpace;

/** What constraints such as {@code latency <= 15} look at. */
public final class PredictedLatency {
    private static final Pattern LATENCY = Pattern.compile("(?<![\\w-])latency(?![\\w-])");

    private PredictedLatency() {}

    /**
     * The upper end of the interval of 90 % that the model of this machine's kernels predicts, ms: 95 of 100 networks take no
     * longer. NaN if no constraint of the space asks for it.
     *
     * @throws nas4j.input.InputException if one does, and there is no model
     */
    public static ToDoubleFunction<ComputationGraph> of(SearchSpace space) {
        boolean isAsked = space.constraints().stream()
                .anyMatch(constraint -> LATENCY.matcher(constraint.text()).find());
        if (!isAsked) {
            return _ -> Double.NaN;
        }
        NumberFormat format = Numbers.rounds(space) ? NumberFormat.INT8 : NumberFormat.FP32;
        KernelModel model = new KernelFiles(Devices.USUAL, format, 1).require();
        return graph -> model.predict(graph).highMs();
    }
}
