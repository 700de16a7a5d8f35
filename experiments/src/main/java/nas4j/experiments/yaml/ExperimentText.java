package nas4j.experiments.yaml;

import java.io.StringWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import nas4j.djl.data.file.Sizing;
import nas4j.evaluate.Descriptor;
import nas4j.evaluate.Objective;
import nas4j.experiments.config.DataSource;
import nas4j.experiments.config.EvaluationPlan;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.config.QuantisationRecipe;
import nas4j.experiments.config.SearchPlan;
import nas4j.experiments.config.TrainingRecipe;
import nas4j.experiments.json.JsonText;
import nas4j.input.Where;
import nas4j.search.Setting;
import nas4j.space.tree.Condition;
import nas4j.spaces.yaml.YamlFile;
import org.jspecify.annotations.Nullable;

/**
 * An experiment as text, every default filled in: what is kept with its results. JSON, which is YAML, so that
 * {@link ExperimentReader} reads it again.
 */
public final class ExperimentText {
    private ExperimentText() {}

    /**
     * The experiment that {@link #write} wrote.
     *
     * @param name what messages say instead of a file; lines would be those of a text that nobody has seen
     */
    public static Experiment read(String name, String text) {
        return ExperimentReader.read(
                YamlFile.read(name, text).moved(where -> new Where(where.file(), 0, 0, where.key())));
    }

    /** The whole experiment; equal experiments give equal texts. */
    public static String write(Experiment experiment) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("experiment", experiment.name());
        map.put("space", experiment.space());
        if (experiment.quantize() != null) {
            map.put(ExperimentReader.QUANTIZE, QuantizeText.write(experiment.quantize()));
        }
        if (experiment.activations() != null) {
            map.put(ExperimentReader.INT8, experiment.activations().text());
        }
        map.put("data", data(experiment.data()));
        map.put(
                "objectives",
                experiment.goal().objectives().stream()
                        .map(ExperimentText::objective)
                        .toList());
        map.put(
                "constraints",
                experiment.goal().constraints().stream().map(Condition::text).toList());
        if (!experiment.goal().descriptors().isEmpty()) {
            map.put(
                    "descriptors",
                    experiment.goal().descriptors().stream()
                            .map(Descriptor::toString)
                            .toList());
        }
        if (experiment.goal().scalar() != null) {
            map.put("scalar", ScalarReader.write(experiment.goal().scalar()));
        }
        map.put("evaluate", evaluation(experiment.evaluation()));
        map.put("budget", budgetMap(experiment));
        map.put("search", search(experiment.search()));
        if (experiment.search().screen() != null) {
            map.put(ScreenReader.KEY, ScreenReader.write(experiment.search().screen()));
        }
        map.put("seeds", experiment.seeds());
        map.put("baseline", experiment.baseline() ? "random" : "off");
        map.put("workers", experiment.workers());
        return json(map);
    }

    private static Map<String, Object> search(SearchPlan plan) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("strategy", plan.strategy());
        if (plan.from() != null) {
            map.put(ExperimentReader.FROM, plan.from());
        }
        map.putAll(plan.settings());
        if (plan.cost() != null) {
            map.put(OneShotReader.COST, OneShotReader.write(plan.cost()));
        }
        for (Setting setting : Strategies.named(plan.strategy()).settings()) {
            if (!setting.words().isEmpty()) {
                map.computeIfPresent(setting.name(), (_, value) -> setting.text((Double) value));
            }
        }
        return map;
    }

    /** How architectures are evaluated. */
    public static String evaluation(Experiment experiment) {
        return json(evaluation(experiment.evaluation()));
    }

    /** How long each search looks. */
    public static String budget(Experiment experiment) {
        return json(budgetMap(experiment));
    }

    /** What an experiment is about, in few words: {@code table nas-bench-201}, {@code idx mnist-10k}. */
    public static String dataName(Experiment experiment) {
        return switch (experiment.data()) {
            case DataSource.Glyphs glyphs ->
                "generated glyphs, " + glyphs.difficulty().name();
            case DataSource.Folder folder -> folder.kind() + " " + folder.path().getFileName();
            case DataSource.Named named -> named.name();
            case DataSource.Table table -> "table " + table.name();
            case DataSource.Predicted predicted -> "predictor " + predicted.name();
        };
    }

    private static String json(Object value) {
        StringWriter text = new StringWriter();
        try (JsonText json = new JsonText(text)) {
            json.write(value);
        }
        return text.toString();
    }

    private static Map<String, Object> objective(Objective objective) {
        String name = objective.measurement() + (objective.device().isEmpty() ? "" : " on " + objective.device());
        return Map.of(objective.maximized() ? "maximize" : "minimize", name);
    }

    private static Map<String, Object> budgetMap(Experiment experiment) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("trials", experiment.budget().trials());
        putTime(map, "time", experiment.budget().time());
        return map;
    }

    private static void putTime(Map<String, Object> map, String key, @Nullable Duration time) {
        if (time != null) {
            map.put(key, Durations.write(time));
        }
    }

    private static Map<String, Object> data(DataSource data) {
        Map<String, Object> map = new LinkedHashMap<>();
        switch (data) {
            case DataSource.Glyphs glyphs -> {
                map.put("generated", "glyphs");
                map.put("difficulty", glyphs.difficulty().name());
                map.put("size", glyphs.size());
                map.put("training", glyphs.training());
                map.put("test", glyphs.test());
                map.put("seed", glyphs.seed());
                map.put("dense", glyphs.dense());
            }
            case DataSource.Folder folder -> {
                map.put(folder.kind(), folder.path().toString());
                if (folder.sizing() instanceof Sizing.To to) {
                    map.put("size", to.height());
                }
            }
            case DataSource.Named named -> map.put("named", named.name());
            case DataSource.Table table -> {
                map.put("table", table.name());
                map.put("folder", table.folder().toString());
            }
            case DataSource.Predicted predicted -> {
                map.put("predictor", predicted.name());
                map.put("results", predicted.results().toString());
            }
        }
        return map;
    }

    private static Map<String, Object> evaluation(EvaluationPlan plan) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("by", plan.name());
        switch (plan) {
            case EvaluationPlan.ByTable _, EvaluationPlan.ByPredictor _ -> {}
            case EvaluationPlan.ByProxy proxy -> {
                map.put("proxy", proxy.proxy());
                map.put("batch", proxy.batch());
                map.put("device", proxy.device());
            }
            case EvaluationPlan.ByTraining training -> {
                map.put("epochs", training.epochs());
                putTraining(map, training);
                map.put("fidelity", training.fidelity().text());
            }
            case EvaluationPlan.BySupernet supernet -> {
                map.put("epochs", supernet.epochs());
                map.put("sampler", supernet.sampler());
                if (!supernet.kernels().equals(EvaluationPlan.BySupernet.usualKernels(supernet.sampler()))) {
                    map.put(EvaluationReader.KERNELS, supernet.kernels());
                }
                map.put("statistics", supernet.statistics());
                map.put("agreement", supernet.agreement());
                map.put("alone-epochs", supernet.alone().epochs());
                putTraining(map, supernet.alone());
            }
        }
        return map;
    }

    private static void putTraining(Map<String, Object> map, EvaluationPlan.ByTraining training) {
        map.put("final-epochs", training.finalEpochs());
        putRecipe(map, training.recipe());
        map.put("validation", training.validation());
        map.put("device", training.device());
        putTime(map, "time-limit", training.limit());
        putQuantisation(map, training.quantisation());
    }

    private static void putQuantisation(Map<String, Object> map, QuantisationRecipe quantisation) {
        map.put("quantised-by", quantisation.by());
        if (quantisation.epochs() > 0) {
            map.put("quantised-epochs", quantisation.epochs());
        }
        map.put("observer", quantisation.observer());
        map.put("calibration-images", quantisation.images());
    }

    private static void putRecipe(Map<String, Object> map, TrainingRecipe recipe) {
        map.put("batch", recipe.batch());
        map.put("optimizer", recipe.optimizer());
        map.put("learning-rate", recipe.learningRate());
        map.put("momentum", recipe.momentum());
        map.put("weight-decay", recipe.weightDecay());
        map.put("schedule", recipe.schedule());
        map.put("warm-up", recipe.warmUp());
        map.put("label-smoothing", recipe.labelSmoothing());
        if (recipe.clip() != null) {
            map.put("clip", recipe.clip());
        }
        if (recipe.average() != null) {
            map.put("average", recipe.average());
        }
        map.put("crop", recipe.crop());
        map.put("mirror", recipe.mirror());
        map.put("cutout", recipe.cutout());
    }
}
