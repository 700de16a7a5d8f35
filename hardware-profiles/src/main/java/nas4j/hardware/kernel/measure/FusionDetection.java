package nas4j.hardware.kernel.measure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import nas4j.hardware.kernel.FusionRules;
import nas4j.hardware.probe.NetworkTimes;
import nas4j.hardware.probe.OperatorTime;
import nas4j.hardware.probe.ProbeFailedException;

/**
 * Finds by measuring what a runtime computes together: two operators that it runs, in a row, as no more operators than the
 * first by itself. The times of both in a row, T₁₂, and by themselves, T₁ and T₂, are compared as well, T₁ + T₂ − T₁₂ &gt; min(T₁, T₂) / 2
 * (Zhang et al. 2021, nn-Meter, section 4.1): where they say otherwise, that is remarked. Both are between operators that
 * nothing is joined with, whose times do not count. Blocks of channels show in the operators that change the layout.
 */
public final class FusionDetection {
    private static final int SIZE = 28;
    private static final double SHARE = .5;

    private final NetworkTimer timer;
    private final Map<String, FusionTrial.Outcome> known = new HashMap<>();

    public FusionDetection(NetworkTimer timer) {
        this.timer = timer;
    }

    /**
     * The rules.
     *
     * @param progress is told what was measured
     * @throws ProbeFailedException if a network cannot be measured
     */
    public FusionRules detect(Consumer<String> progress) throws ProbeFailedException, IOException {
        Set<String> pairs = new TreeSet<>();
        for (String first : FusionRules.FIRSTS) {
            for (String second : seconds(first)) {
                if (joins(first, second, progress)) {
                    pairs.add(FusionRules.pair(first, second));
                }
            }
        }
        return new FusionRules(pairs, block());
    }

    private static List<String> seconds(String first) {
        List<String> seconds = new ArrayList<>();
        for (ActivationKind kind : ActivationKind.values()) {
            if (kind != ActivationKind.SOFTMAX) {
                seconds.add(FusionRules.text(kind));
            }
        }
        if (!first.contains(FusionRules.ADD)) {
            seconds.add(FusionRules.ADD);
        }
        if (!first.equals("linear") && !first.equals("rows")) {
            seconds.add(FusionRules.NORM);
        }
        return seconds;
    }

    private boolean joins(String first, String second, Consumer<String> progress)
            throws ProbeFailedException, IOException {
        String base = first.equals("linear")
                ? FusionTrial.VECTOR
                : first.equals("rows") ? FusionTrial.MATRIX : FusionTrial.MAP;
        FusionTrial.Outcome one = outcome(base, List.of(first));
        FusionTrial.Outcome other = outcome(base, List.of(second));
        FusionTrial.Outcome both = outcome(base, List.of(first, second));
        boolean joins = both.operators() <= one.operators();
        double saved = one.time() + other.time() - both.time();
        boolean saves = saved > SHARE * Math.min(one.time(), other.time());
        String pair = FusionRules.pair(first, second) + (joins ? " is one kernel" : " are two kernels");
        progress.accept(joins == saves ? pair : pair + ", though times say otherwise");
        return joins;
    }

    private FusionTrial.Outcome outcome(String base, List<String> operators) throws ProbeFailedException, IOException {
        String name = base + operators;
        FusionTrial.Outcome before = known.get(name);
        if (before == null) {
            FusionTrial trial = FusionTrial.of(base, operators);
            before = trial.outcome(timer.time(trial.graph(), true));
            known.put(name, before);
        }
        return before;
    }

    /** The smallest number of channels, of a block's usual sizes, that a pooling takes without a change of layout before it. */
    private int block() throws ProbeFailedException, IOException {
        for (int block : List.of(8, 16)) {
            ComputationGraph.Builder graph = ComputationGraph.builder();
            int at = graph.add("n0", new Op.Input(TensorShape.of(3, SIZE, SIZE)));
            at = graph.add("n1", new Op.Conv2d(3 * block, Window.same(3, 1, 1), 1, true), at);
            at = graph.add("n2", new Op.Pool(PoolKind.MAX, Window.same(3, 1, 1), false), at);
            NetworkTimes times = timer.time(graph.output("out", at).build(), true);
            List<String> order =
                    times.operators().stream().map(OperatorTime::operator).toList();
            int reorder = order.indexOf("ReorderOutput");
            if (reorder > order.indexOf("MaxPool")) {
                return block;
            }
        }
        return 0;
    }
}
