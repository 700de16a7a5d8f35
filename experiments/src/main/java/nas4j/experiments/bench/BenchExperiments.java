package nas4j.experiments.bench;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import nas4j.evaluate.Objective;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.json.JsonText;
import nas4j.experiments.yaml.Change;
import nas4j.experiments.yaml.ExperimentReader;
import nas4j.experiments.yaml.Overrides;
import nas4j.experiments.yaml.Strategies;
import nas4j.input.Where;
import nas4j.space.Costs.Cost;
import nas4j.spaces.table.Tables;
import nas4j.spaces.yaml.YamlFile;

/** The experiments of a comparison: what a person would write into files. */
final class BenchExperiments {
    /** What tells networks apart where a strategy wants to know. */
    private static final List<String> DESCRIPTORS = List.of(Cost.MACS.text(), Cost.PARAMETERS.text());

    private BenchExperiments() {}

    /** The experiment of one strategy. */
    static Experiment of(BenchPlan plan, BenchPlan.Suite suite, String strategy) {
        StringWriter text = new StringWriter();
        try (JsonText json = new JsonText(text)) {
            json.write(map(plan, suite, strategy));
        }
        List<Change> changes = plan.settings().stream()
                .filter(given -> given.strategy().equals(strategy))
                .map(BenchPlan.Given::change)
                .toList();
        return ExperimentReader.read(Overrides.apply(YamlFile.read(strategy, text.toString()), changes));
    }

    private static Map<String, Object> map(BenchPlan plan, BenchPlan.Suite suite, String strategy) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("experiment", strategy + suite.suffix());
        map.put("space", Tables.describe(plan.table(), Where.UNKNOWN).space());
        map.put("data", Map.of("table", plan.table(), "folder", plan.folder().toString()));
        map.put(
                "objectives",
                suite.objectives().stream().map(BenchExperiments::objective).toList());
        if (Strategies.named(strategy).leastDescriptors() > 0) {
            map.put("descriptors", DESCRIPTORS);
        }
        map.put("search", Map.of("strategy", strategy));
        map.put("budget", Map.of("trials", plan.trials()));
        map.put("seeds", LongStream.rangeClosed(1, plan.seeds()).boxed().toList());
        return map;
    }

    private static Map<String, String> objective(Objective objective) {
        String device = objective.device().isEmpty() ? "" : " on " + objective.device();
        return Map.of(objective.maximized() ? "maximize" : "minimize", objective.measurement() + device);
    }
}
