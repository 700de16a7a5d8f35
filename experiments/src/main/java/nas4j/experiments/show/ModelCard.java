package nas4j.experiments.show;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import nas4j.evaluate.InFloat;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.yaml.ExperimentText;
import nas4j.store.TrialRecord;

/** What somebody who gets a model has to know of it, as Markdown. */
public final class ModelCard {
    private ModelCard() {}

    /**
     * The card of a model.
     *
     * @param file name of the model's file
     * @param metadata that the model carries
     */
    public static String write(String file, Delivered delivered, Map<String, String> metadata) {
        Experiment experiment = delivered.experiment();
        TrialRecord trial = delivered.trial();
        StringBuilder card = new StringBuilder();
        card.append("# ").append(file).append("\n\n");
        card.append("Trained on ").append(ExperimentText.dataName(experiment)).append(". ");
        card.append("Found by the experiment `%s` in the space `%s`, by %s with %d trials for each of the seeds %s.%n%n"
                .formatted(
                        experiment.name(),
                        experiment.space(),
                        experiment.search().strategy(),
                        experiment.budget().trials(),
                        experiment.seeds()));
        card.append("| measured | value | standard error | n | on |\n|---|---|---|---|---|\n");
        measurements(trial).stream()
                .filter(measurement -> !InFloat.isOfBlock(measurement.name()))
                .forEach(measurement -> card.append(row(measurement)));
        card.append("\n## To run it\n\n");
        card.append("The input is `[batch, channels, height, width]`, float32. Each pixel from 0 to 255 becomes")
                .append(" `(pixel / 255 - mean) / deviation`, channel by channel:\n\n");
        card.append("- mean: `").append(metadata.getOrDefault("input-mean", "")).append("`\n");
        card.append("- deviation: `")
                .append(metadata.getOrDefault("input-deviation", ""))
                .append("`\n\n");
        card.append("Any runtime of ONNX will do that knows opset %s. In Python:%n%n"
                        .formatted(metadata.getOrDefault("opset", "17")))
                .append(python(file));
        card.append("\nAn output of classes has one number for each; the largest is the answer.\n\n");
        card.append("## Where it comes from\n\n");
        card.append("- genotype: `").append(trial.genotype()).append("`\n");
        card.append("- hash of the network: `").append(trial.graphHash()).append("`\n");
        card.append("- data (SHA-256): `")
                .append(metadata.getOrDefault("data-hash", ""))
                .append("`\n");
        card.append("- seed of the training: ").append(trial.seed()).append("\n");
        return card.toString();
    }

    private static String python(String file) {
        return """
                    import onnxruntime
                    session = onnxruntime.InferenceSession("%s")
                    outputs = session.run(None, {session.get_inputs()[0].name: images})
                """.formatted(file);
    }

    private static List<Measurement> measurements(TrialRecord trial) {
        return trial.outcome() instanceof TrialOutcome.Completed completed ? completed.measurements() : List.of();
    }

    private static String row(Measurement measurement) {
        String on = measurement.device().isEmpty()
                ? measurement.split().name().toLowerCase(Locale.ROOT) + " data"
                : measurement.device();
        return "| %s | %s %s | %s | %d | %s |%n"
                .formatted(
                        measurement.name(),
                        Figures.plain(measurement.value()),
                        measurement.unit(),
                        measurement.standardError() > 0 ? Figures.plain(measurement.standardError()) : "",
                        measurement.n(),
                        on.equals("none data") ? "the network" : on);
    }
}
