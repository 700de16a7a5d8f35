package nas4j.experiments.show;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nas4j.experiments.training.OneShotResult;
import nas4j.results.model.WeightTrace;
import nas4j.store.ArtifactRecord;
import nas4j.store.TrialStore;

/** What searches by gradients of an experiment went through. */
final class WeightTraces {
    private static final Pattern FILE = Pattern.compile("search-(\\d+)\\.json");
    private static final double MILLIS = 1000;

    private WeightTraces() {}

    /** All that are kept, by seed. */
    static List<WeightTrace> read(TrialStore store, String experiment) {
        List<WeightTrace> traces = new ArrayList<>();
        for (ArtifactRecord artifact : store.artifacts(experiment)) {
            Matcher name = FILE.matcher(artifact.name());
            if (name.matches()) {
                String text = new String(store.content(artifact), StandardCharsets.UTF_8);
                traces.add(trace(Long.parseLong(name.group(1)), OneShotResult.read(artifact.name(), text)));
            }
        }
        traces.sort(Comparator.comparingLong(WeightTrace::seed));
        return traces;
    }

    private static WeightTrace trace(long seed, OneShotResult result) {
        return new WeightTrace(
                seed,
                result.epoch(),
                result.processorTime().toMillis() / MILLIS,
                result.mixtures().stream()
                        .map(mixture -> new WeightTrace.Choice(mixture.name(), mixture.branches()))
                        .toList(),
                result.epochs().stream()
                        .map(epoch -> new WeightTrace.Epoch(
                                epoch.trainingLoss(), epoch.validationLoss(), epoch.eigenvalue(), epoch.strengths()))
                        .toList(),
                result.networks());
    }
}
