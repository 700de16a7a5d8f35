package nas4j.experiments.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.djl.quantize.Observer;
import nas4j.experiments.config.EvaluationPlan.ByPredictor;
import nas4j.experiments.config.EvaluationPlan.ByProxy;
import nas4j.experiments.config.EvaluationPlan.BySupernet;
import nas4j.experiments.config.EvaluationPlan.ByTable;
import nas4j.experiments.config.EvaluationPlan.ByTraining;
import nas4j.experiments.config.Fidelity;
import nas4j.experiments.config.QuantisationRecipe;
import nas4j.experiments.yaml.Proxies;
import nas4j.predictors.proxy.ZeroCostProxy;
import nas4j.spaces.json.Schema;

/** Schemas of how architectures are evaluated. */
final class EvaluationSchemas {
    private EvaluationSchemas() {}

    static Schema evaluation() {
        Map<String, Schema> training = new LinkedHashMap<>();
        training.put(
                "by", Schema.words(List.of(ByTraining.NAME)).described("the default, unless the data are a table"));
        training.put(
                "epochs",
                epochs("of each trial; the learning rate reaches zero at their end")
                        .with("default", 3));
        training.put("final-epochs", epochs("of the network that is handed back; 4 times epochs by default"));
        putOptimizer(training);
        putImages(training);
        training.put(
                "validation",
                Numbers.share(Numbers.SMALLEST, "share of the training data").with("default", .2));
        training.put("device", device());
        training.put("time-limit", Numbers.time("a trial that takes longer fails"));
        training.put(
                "fidelity",
                Schema.words(Fidelity.texts())
                        .with("default", Fidelity.EPOCHS.text())
                        .described("what is less where a strategy evaluates at a part of the budget"));
        putQuantisation(training);
        Schema table = Schema.object(
                List.of("by"),
                Map.of("by", Schema.words(List.of(ByTable.NAME)).described("the only way where the data are a table")));
        Schema predictor = Schema.object(
                List.of("by"),
                Map.of(
                        "by",
                        Schema.words(List.of(ByPredictor.NAME))
                                .described("the only way where the data are a predictor")));
        return Schema.anyOf(Schema.object(List.of(), training), table, proxy(), predictor, supernet(training))
                .described("how networks are evaluated");
    }

    /** @param training keys of trainings */
    private static Schema supernet(Map<String, Schema> training) {
        Map<String, Schema> keys = new LinkedHashMap<>(training);
        keys.remove("average");
        keys.remove("fidelity");
        keys.put("by", Schema.words(List.of(BySupernet.NAME)).described("one network that holds all is trained first"));
        keys.put("epochs", epochs("of the supernet").with("default", 20));
        keys.put("alone-epochs", epochs("of a network that is trained alone").with("default", 3));
        keys.put("final-epochs", epochs("of the network that is handed back; 4 times alone-epochs by default"));
        keys.put(
                "sampler",
                Schema.words(BySupernet.SAMPLERS)
                        .with("default", BySupernet.UNIFORM)
                        .described("how the networks of a step are drawn"));
        keys.put(
                "kernels",
                Schema.words(BySupernet.KERNELS)
                        .described("how smaller kernels come out of larger ones: their centre, or that through learned"
                                + " maps; transformed by default with the sampler shrinking, else cropped"));
        keys.put(
                "statistics",
                Numbers.whole(1, "batches that a network's running statistics are made of")
                        .with("default", 20));
        keys.put(
                "agreement",
                Schema.anyOf(
                                Schema.type("integer").with("minimum", BySupernet.LEAST_AGREEMENT),
                                Schema.type("integer").with("minimum", 0).with("maximum", 0))
                        .described("networks that are trained alone as well, to compare their order; 0 for none")
                        .with("default", 16));
        return Schema.object(List.of("by"), keys);
    }

    private static Schema proxy() {
        Map<String, Schema> keys = new LinkedHashMap<>();
        keys.put("by", Schema.words(List.of(ByProxy.NAME)).described("nothing is trained"));
        keys.put(
                "proxy",
                Schema.words(Proxies.all().stream().map(ZeroCostProxy::name).toList())
                        .described("what scores untrained networks"));
        keys.put("batch", Numbers.whole(2, "images that are looked at").with("default", 64));
        keys.put("device", device());
        return Schema.object(List.of("by", "proxy"), keys);
    }

    static Schema device() {
        return Schema.type("string")
                .with("pattern", "^(cpu|gpu(:[0-9]{1,3})?)$")
                .with("default", "cpu")
                .described("cpu, gpu or gpu:N");
    }

    private static void putOptimizer(Map<String, Schema> keys) {
        keys.put("batch", Numbers.whole(1, "images a step").with("default", 64));
        keys.put("optimizer", Schema.words(List.of("sgd", "adamw")).with("default", "sgd"));
        keys.put("learning-rate", large(Numbers.SMALLEST, "the largest one; .05 of sgd and .002 of adamw by default"));
        keys.put("momentum", Numbers.share(0, "of sgd").with("default", .9));
        keys.put("weight-decay", large(0, "5e-4 of sgd and .01 of adamw by default"));
        keys.put(
                "schedule",
                Schema.words(List.of("linear", "cosine", "step", "constant"))
                        .with("default", "linear")
                        .described("of the learning rate"));
        keys.put("warm-up", Numbers.share(0, "share of the steps").with("default", .05));
        keys.put(
                "label-smoothing",
                Numbers.share(0, "share of the other classes").with("default", 0));
        keys.put("clip", large(Numbers.SMALLEST, "largest norm of the gradients; off by default"));
        keys.put("average", Numbers.share(0, "memory of the moving average of the weights; off by default"));
    }

    private static void putImages(Map<String, Schema> keys) {
        keys.put(
                "crop",
                Numbers.whole(0, "pixels of padding before a random crop").with("default", 0));
        keys.put("mirror", Numbers.flag("images are mirrored at random, left to right"));
        keys.put(
                "cutout",
                Numbers.whole(0, "side in pixels of a square that is cut out").with("default", 0));
    }

    private static void putQuantisation(Map<String, Schema> keys) {
        keys.put(
                "quantised-by",
                Schema.words(List.of(QuantisationRecipe.CALIBRATION, QuantisationRecipe.TRAINING))
                        .with("default", QuantisationRecipe.CALIBRATION)
                        .described("how trained networks become networks that round, if their layers do"));
        keys.put(
                "quantised-epochs",
                epochs("of training that rounds, with quantised-by: training").with("default", 1));
        keys.put(
                "observer",
                Schema.words(Observer.texts())
                        .with("default", QuantisationRecipe.USUAL.observer())
                        .described("how steps are found"));
        keys.put(
                "calibration-images",
                Numbers.whole(1, "training images that steps are found on, and that are not trained on")
                        .with("default", QuantisationRecipe.USUAL.images()));
    }

    private static Schema epochs(String meaning) {
        return large(Numbers.SMALLEST, meaning);
    }

    private static Schema large(double least, String meaning) {
        return Numbers.amount(Numbers.number(least).with("maximum", 1_000_000), meaning);
    }
}
