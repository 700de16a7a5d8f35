package nas4j.experiments.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.ImageShape;
import nas4j.djl.data.Splits;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.config.EvaluationPlan.ByTraining;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.prepare.Material;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.worker.JobFiles;
import nas4j.experiments.worker.TrialJob;
import nas4j.experiments.yaml.ExperimentReader;
import nas4j.experiments.yaml.ExperimentText;
import nas4j.spaces.yaml.YamlFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 80 training images of 16 x 16 pixels; shares .25 and 1. */
class SharesTest {
    private static Experiment experiment(String fidelity) {
        return ExperimentReader.read(YamlFile.read("test.yaml", """
                experiment: shares
                space: mobile-mini
                data: {generated: glyphs, size: 16, training: 100, test: 20}
                objectives: [maximize: accuracy]
                search: {strategy: asha, eta: 4, least-share: 0.25}
                evaluate: {epochs: 2, batch: 8, fidelity: %s}
                budget: {trials: 5}
                """.formatted(fidelity)));
    }

    private static Shares shares(PreparedExperiment prepared) {
        ByTraining plan = (ByTraining) prepared.experiment().evaluation();
        Splits splits = ((Material.Images) prepared.material()).data().carve(plan.validation(), 1);
        return new Shares(prepared, plan, splits);
    }

    private static Set<List<Byte>> images(ImageData data) {
        Set<List<Byte>> images = new HashSet<>();
        for (int k = 0; k < data.size(); k++) {
            byte[] bytes = new byte[data.shape().bytes()];
            data.copy(k, bytes);
            List<Byte> image = new ArrayList<>();
            for (byte value : bytes) {
                image.add(value);
            }
            images.add(image);
        }
        return images;
    }

    @Test
    void aShareOfTheEpochsIsOfAllImages() {
        Shares.Part part = shares(PreparedExperiment.of(experiment("epochs"))).part(.25);
        assertThat(part.budget().epochs()).isEqualTo(.5);
        assertThat(part.splits().training().size()).isEqualTo(80);
    }

    @Test
    void aShareOfTheDataIsPartOfALargerOneAndAtLeastABatch() {
        Shares shares = shares(PreparedExperiment.of(experiment("data")));
        Shares.Part part = shares.part(.25);
        assertThat(part.budget().epochs()).isEqualTo(2);
        assertThat(part.splits().training().size()).isEqualTo(20);
        assertThat(part.splits().validation().size()).isEqualTo(20);
        assertThat(shares.part(.001).splits().training().size()).isEqualTo(8);
        assertThat(images(shares.part(.5).splits().training()))
                .containsAll(images(part.splits().training()));
        assertThat(shares.part(1).splits().training().size()).isEqualTo(80);
    }

    @Test
    void aShareOfTheResolutionIsThatOfThePixels() {
        Shares shares = shares(PreparedExperiment.of(experiment("resolution")));
        Shares.Part part = shares.part(.25);
        ImageShape half = new ImageShape(1, 8, 8);
        assertThat(part.budget().epochs()).isEqualTo(2);
        assertThat(part.splits().training().shape()).isEqualTo(half);
        assertThat(part.splits().validation().shape()).isEqualTo(half);
        assertThat(part.splits().test().shape()).isEqualTo(half);
        assertThat(part.splits().training().size()).isEqualTo(80);
        assertThat(shares.part(1).splits().training().shape()).isEqualTo(new ImageShape(1, 16, 16));
    }

    @ParameterizedTest
    @ValueSource(strings = {"epochs", "data", "resolution"})
    @Tag("engine")
    void aNetworkIsTrainedAtAShare(String fidelity) throws InterruptedException {
        Experiment experiment = experiment(fidelity);
        String genotype = PreparedExperiment.of(experiment)
                .space()
                .sample(new SplittableRandom(1))
                .text();
        TrialOutcome outcome = new TrainingProvider()
                .open(ExperimentText.write(experiment))
                .evaluate(new TrialJob(genotype, .25, 1, TrialJob.Purpose.SEARCH, JobFiles.NONE), (_, _) -> {});
        assertThat(outcome).isInstanceOf(TrialOutcome.Completed.class);
    }
}
