package nas4j.experiments.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.yaml.ExperimentReader;
import nas4j.spaces.yaml.YamlFile;
import nas4j.store.ArtifactRecord;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import org.junit.jupiter.api.Test;

class ModelCardTest {
    private static final Experiment EXPERIMENT = ExperimentReader.read(YamlFile.read("test.yaml", """
            experiment: phones
            space: mobile-mini
            data: {generated: glyphs}
            objectives: [maximize: accuracy]
            search: {strategy: local-search}
            budget: {trials: 60}
            seeds: [4, 7]
            """));

    @Test
    void aCardSaysWhatWasMeasuredHowToRunItAndWhereItComesFrom() {
        TrialRecord trial = new TrialRecord(
                new RunKey("phones", RunKey.FINAL, 4),
                RunKey.DELIVERED,
                "width=1",
                "c0ffee",
                1,
                0,
                99,
                new TrialOutcome.Completed(List.of(
                        new Measurement("accuracy", 98.25, "%", .5, 1000, Split.TEST),
                        new Measurement("latency-p50", .125, "ms", .001, 300, Split.NONE, "host"),
                        Measurement.exact("parameters", 66_966.0, ""))),
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                "process-1");
        Delivered delivered =
                new Delivered(EXPERIMENT, trial, new ArtifactRecord("phones", "best.onnx", "0".repeat(64), 5));
        String card = ModelCard.write(
                "phones.onnx",
                delivered,
                Map.of("input-mean", "[0.5]", "input-deviation", "[0.25]", "data-hash", "beef", "opset", "21"));
        assertThat(card)
                .containsSubsequence(
                        "# phones.onnx",
                        "glyphs",
                        "experiment `phones` in the space `mobile-mini`, by local-search with 60 trials",
                        "seeds [4, 7]",
                        "| accuracy | 98.25 % | 0.5 | 1000 | test data |",
                        "| latency-p50 | 0.125 ms | 0.001 | 300 | host |",
                        "| parameters | 66966  |  | 1 | the network |",
                        "mean: `[0.5]`",
                        "deviation: `[0.25]`",
                        "that knows opset 21",
                        "InferenceSession(\"phones.onnx\")",
                        "genotype: `width=1`",
                        "`c0ffee`",
                        "`beef`",
                        "seed of the training: 99");
    }
}
