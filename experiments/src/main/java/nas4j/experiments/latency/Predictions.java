package nas4j.experiments.latency;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.evaluate.Descriptor;
import nas4j.evaluate.Objective;
import nas4j.experiments.config.Experiment;
import nas4j.hardware.latency.LatencyModel;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.SearchSpace;
import nas4j.space.tree.Condition;

/** Finds what an experiment has to have predicted. */
public final class Predictions {
    private Predictions() {}

    /**
     * The models and limits of an experiment.
     *
     * @param space for its data
     * @throws InputException if a limit cannot be read, or nothing is known of a device
     */
    public static PredictedLatencies of(Experiment experiment, SearchSpace space) {
        Map<String, Where> devices = new LinkedHashMap<>();
        List<PredictedLimit> limits = new ArrayList<>();
        for (Condition condition : experiment.goal().constraints()) {
            if (PredictedLimit.isOne(condition)) {
                PredictedLimit limit = PredictedLimit.of(condition);
                limits.add(limit);
                devices.putIfAbsent(limit.device(), condition.expression().where());
            }
        }
        List<Objective> objectives = experiment.goal().objectives();
        for (int k = 0; k < objectives.size(); k++) {
            if (objectives.get(k).measurement().equals(PredictedLimit.NAME)) {
                devices.putIfAbsent(
                        objectives.get(k).device(),
                        experiment.places().objective().get(k));
            }
        }
        for (Descriptor descriptor : experiment.goal().descriptors()) {
            if (descriptor.measurement().equals(PredictedLimit.NAME)) {
                devices.putIfAbsent(descriptor.device(), experiment.places().descriptors());
            }
        }
        Map<String, LatencyModel> models = new LinkedHashMap<>();
        devices.forEach((device, where) -> models.put(device, LatencyModels.USUAL.require(device, space, where)));
        return new PredictedLatencies(models, limits);
    }
}
