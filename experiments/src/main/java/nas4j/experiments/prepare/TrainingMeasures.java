package nas4j.experiments.prepare;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nas4j.djl.data.ClassLabels;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.PixelLabels;
import nas4j.djl.data.PixelValues;
import nas4j.djl.data.Target;
import nas4j.graph.ComputationGraph;

/** Names of what an evaluation by training, or by a proxy, can measure. */
final class TrainingMeasures {
    private TrainingMeasures() {}

    /** What these targets allow; behind the name of an output as well, for networks with several of one kind. */
    static Set<String> of(ComputationGraph network, ImageData data) {
        Set<String> plain = new LinkedHashSet<>();
        data.targets().forEach(target -> plain.addAll(of(target)));
        Set<String> names = new LinkedHashSet<>(plain);
        for (String output : network.outputs().keySet()) {
            plain.forEach(name -> names.add(output + "-" + name));
        }
        names.addAll(onDevices());
        return names;
    }

    /** What a proxy allows: its score, and what devices tell of an untrained network. */
    static Set<String> ofProxy(String proxy) {
        Set<String> names = new LinkedHashSet<>(onDevices());
        if (!CostMeasures.NAMES.contains(proxy)) {
            names.add(proxy);
        }
        return names;
    }

    private static Set<String> onDevices() {
        Set<String> names = new LinkedHashSet<>(LatencyMeasures.NAMES);
        names.addAll(EnergyMeasures.names());
        names.addAll(AgentDevices.measures());
        return names;
    }

    private static List<String> of(Target target) {
        return switch (target) {
            case ClassLabels labels when labels.classes().size() > 5 -> List.of("accuracy", "top-5");
            case ClassLabels _ -> List.of("accuracy");
            case PixelLabels _ -> List.of("miou");
            case PixelValues _ -> List.of("mae");
        };
    }
}
