package nas4j.experiments.cli.predictor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.experiments.cli.output.Format;
import nas4j.experiments.cli.output.Output;
import nas4j.results.h2.H2PredictorStore;
import nas4j.store.PredictorRecord;
import nas4j.store.PredictorScore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nas predictor show}. */
@Command(
        name = "show",
        description = "Show a predictor that was learnt: its job, which one was chosen and why, and how well it did.",
        footer = {"", "Example: nas predictor show cell-accuracy"})
final class PredictorShow implements Runnable {
    @Parameters(index = "0", paramLabel = "NAME", description = "Its name.")
    private String name = "";

    @Mixin
    private final PredictorsFolder predictors = new PredictorsFolder();

    @Mixin
    private final Output output = new Output();

    @Override
    public void run() {
        try (H2PredictorStore store = predictors.open()) {
            PredictorRecord record = store.get(name);
            List<PredictorScore> scores = store.scores(name);
            MetricTable table = MetricTable.of(scores);
            if (output.format() == Format.json) {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("name", name);
                json.put("created", record.created().toString());
                json.put("finished", record.isFinished());
                json.put("predictor", record.predictor());
                json.put("seeds", scores.size());
                json.put(
                        "chosen", scores.stream().map(PredictorScore::predictor).toList());
                json.put("job", record.job());
                json.put("metrics", table.json());
                output.json(json);
                return;
            }
            if (output.format() == Format.text) {
                explain(record, scores);
            }
            table.print(output);
        }
    }

    private void explain(PredictorRecord record, List<PredictorScore> scores) {
        output.out().println(record.job().strip().indent(2).stripTrailing());
        output.out().println();
        output.out()
                .println(
                        record.isFinished()
                                ? "Learnt by " + record.predictor() + "."
                                : "It has not learnt from all rows.");
        scores.stream()
                .map(PredictorScore::why)
                .filter(why -> !why.isEmpty())
                .findFirst()
                .ifPresent(
                        why -> output.out().println("Split " + scores.getFirst().seed() + ": " + why));
        output.out().println();
        output.out().flush();
    }
}
