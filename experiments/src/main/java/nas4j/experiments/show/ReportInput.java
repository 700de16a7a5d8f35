package nas4j.experiments.show;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.config.Goal;
import nas4j.experiments.yaml.ExperimentText;
import nas4j.experiments.yaml.Spaces;
import nas4j.input.InputException;
import nas4j.results.model.ExperimentData;
import nas4j.results.model.ExperimentReader;
import nas4j.results.model.Networks;
import nas4j.results.model.Setup;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.spaces.yaml.YamlFile;
import nas4j.spaces.yaml.YamlMap;
import nas4j.spaces.yaml.YamlText;
import nas4j.store.ExperimentRecord;
import nas4j.store.TrialStore;

/** Gathers what a report says of experiments. */
public final class ReportInput {
    private ReportInput() {}

    /**
     * All of the experiments of these names.
     *
     * @throws InputException if one is not there
     */
    public static List<ExperimentData> read(TrialStore store, List<String> names) {
        ExperimentReader reader = new ExperimentReader(store);
        return names.stream()
                .map(name -> read(reader, reader.record(name)).with(WeightTraces.read(store, name)))
                .toList();
    }

    private static ExperimentData read(ExperimentReader reader, ExperimentRecord record) {
        Experiment experiment = ExperimentText.read(record.name(), record.config());
        Goal goal = experiment.goal();
        return reader.read(record, setup(experiment), goal.objectives(), goal.descriptors(), networks(experiment));
    }

    private static Setup setup(Experiment experiment) {
        return new Setup(
                experiment.search().strategy(),
                experiment.space(),
                ExperimentText.dataName(experiment),
                experiment.evaluation().name(),
                recipe(experiment));
    }

    /** The keys of {@code evaluate}, and the budget. */
    private static Map<String, String> recipe(Experiment experiment) {
        Map<String, String> recipe = new LinkedHashMap<>();
        YamlMap evaluation = YamlFile.read("evaluation", ExperimentText.evaluation(experiment))
                .asMap("a map");
        evaluation.entries().forEach((key, entry) -> {
            if (entry.value() instanceof YamlText text) {
                recipe.put(key, text.value());
            }
        });
        recipe.put("trials", Long.toString(experiment.budget().trials()));
        return recipe;
    }

    /** Pictures are of the space as it is now; where it is gone, or is another one, there are none. */
    private static Networks networks(Experiment experiment) {
        try {
            SearchSpace space = SpaceCompiler.compile(Spaces.of(experiment));
            return genotype -> {
                try {
                    return Optional.of(space.decode(space.parse(genotype)).graph());
                } catch (IllegalArgumentException e) {
                    return Optional.empty();
                }
            };
        } catch (InputException e) {
            return Networks.UNKNOWN;
        }
    }
}
