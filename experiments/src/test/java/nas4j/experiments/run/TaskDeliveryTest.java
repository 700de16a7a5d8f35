package nas4j.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.agents.Workplaces;
import nas4j.experiments.evaluation.Draft;
import nas4j.experiments.evaluation.Evaluated;
import nas4j.experiments.evaluation.Evaluations;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.yaml.ExperimentReader;
import nas4j.experiments.yaml.ExperimentText;
import nas4j.results.h2.H2TrialStore;
import nas4j.space.Genotype;
import nas4j.spaces.yaml.YamlFile;
import nas4j.store.ArtifactRecord;
import nas4j.store.Environment;
import nas4j.store.ExperimentRecord;
import nas4j.store.ExperimentStatus;
import nas4j.store.TrialStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is handed back where searches found a network for each task. */
class TaskDeliveryTest {
    private static final String NAME = "tasks";
    private static final PreparedExperiment PREPARED =
            PreparedExperiment.of(ExperimentReader.read(YamlFile.read("test.yaml", """
                    experiment: tasks
                    space: glyph-tasks
                    data: {generated: glyphs, size: 24, training: 100, test: 20, dense: true}
                    objectives: [maximize: accuracy]
                    constraints: [latency-ratio on host <= 100]
                    search: {strategy: task-policies}
                    budget: {trials: 2}
                    seeds: [3, 4]
                    baseline: off
                    """)));

    /** The longer its text, the more accurate a network is. */
    private static final List<String> NETWORKS = new SplittableRandom(1)
            .ints(40)
            .mapToObj(seed -> PREPARED.space().sample(new SplittableRandom(seed)))
            .map(Genotype::text)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();

    private static final String BEST = NETWORKS.getFirst();
    private static final String OTHER = NETWORKS.get(20);
    private static final String LAST = NETWORKS.getLast();

    @TempDir
    private Path folder = Path.of("");

    /** Finds given networks, by seed. */
    private static final class FakeTasks implements Evaluations {
        private final Map<Long, List<String>> found;
        private final FakeEvaluations evaluations;
        private int deliveries;
        private int most = Integer.MAX_VALUE;

        /** @param slow the network that breaks the limit */
        FakeTasks(List<String> first, List<String> second, String slow) {
            found = Map.of(3L, first, 4L, second);
            evaluations = new FakeEvaluations(
                    PREPARED.judge(),
                    draft -> draft.suggestion().genotype().text().equals(slow) ? 101 : 1,
                    _ -> 1);
        }

        @Override
        public CompletableFuture<Evaluated> beginOneShot(Draft draft) {
            Path file = Objects.requireNonNull(draft.continued().left());
            List<String> networks = Objects.requireNonNull(found.get(draft.run().seed()));
            try {
                Files.writeString(
                        file, """
                        {"tasks": ["class", "mask", "depth"], "genotypes": [%s], "epoch": 1, "processor-seconds": 1,
                         "mixtures": [], "epochs": [{"training-loss": 1, "strengths": []}]}
                        """.formatted(networks.stream().collect(Collectors.joining("\", \"", "\"", "\""))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            TrialOutcome done = new TrialOutcome.Completed(List.of(Measurement.exact("epochs", 1, "")));
            return CompletableFuture.completedFuture(new Evaluated(done, Instant.EPOCH, Instant.EPOCH, "fake"));
        }

        @Override
        public CompletableFuture<Evaluated> begin(Draft draft, List<Measurement> costs) {
            return evaluations.begin(draft, costs);
        }

        @Override
        public CompletableFuture<Evaluated> beginFinal(Draft draft, List<Measurement> costs) {
            return evaluations.beginFinal(draft, costs);
        }

        @Override
        public Optional<CompletableFuture<Evaluated>> beginMeasurement(Draft draft, TrialOutcome known) {
            return Optional.empty();
        }

        @Override
        public Optional<CompletableFuture<Evaluated>> beginDelivery(Draft draft, List<Measurement> costs, Path file) {
            if (deliveries++ == most) {
                throw new IllegalStateException("killed");
            }
            return evaluations.beginDelivery(draft, costs, file);
        }

        @Override
        public void close() {}
    }

    private void run(FakeTasks tasks) throws Exception {
        try (TrialStore store = H2TrialStore.open(folder, InstantSource.system(), _ -> {})) {
            if (store.findExperiment(NAME).isEmpty()) {
                store.create(new ExperimentRecord(
                        NAME,
                        ExperimentText.write(PREPARED.experiment()),
                        "0".repeat(64),
                        "p",
                        ExperimentStatus.RUNNING,
                        Instant.EPOCH));
            }
            Environment here = new Environment("test", "", "", "", 1, 1, "");
            try (TrialStore.ExperimentLock _ = store.lock(NAME)) {
                new ExperimentRunner(store, here, new Silence(), InstantSource.system(), new Stop(), Workplaces.NONE)
                        .run(PREPARED, tasks);
            }
        }
    }

    /** The genotype of each model. */
    private Map<String, String> models() {
        Map<String, String> models = new TreeMap<>();
        try (TrialStore store = H2TrialStore.openReadOnly(folder)) {
            for (ArtifactRecord artifact : store.artifacts(NAME)) {
                if (artifact.name().equals("best.onnx") || artifact.name().startsWith("task-")) {
                    models.put(artifact.name(), new String(store.content(artifact), StandardCharsets.UTF_8));
                }
            }
        }
        return models;
    }

    private static Map<String, String> models(String best, String ofClass, String ofMask, String ofDepth) {
        return new TreeMap<>(Map.of(
                "best.onnx", best, "task-class.onnx", ofClass, "task-mask.onnx", ofMask, "task-depth.onnx", ofDepth));
    }

    @Test
    void eachTaskHasItsNetworkOfTheFirstSeedAndCommonOnesAreTrainedOnce() throws Exception {
        FakeTasks tasks = new FakeTasks(List.of(OTHER, LAST, OTHER), List.of(BEST, BEST, LAST), "");
        run(tasks);
        assertThat(models()).isEqualTo(models(BEST, OTHER, LAST, OTHER));
        assertThat(tasks.deliveries).isEqualTo(3);
    }

    @Test
    void whatIsTheBestAsWellIsNotTrainedAgain() throws Exception {
        FakeTasks tasks = new FakeTasks(List.of(BEST, LAST, BEST), List.of(OTHER, OTHER, LAST), "");
        run(tasks);
        assertThat(models()).isEqualTo(models(BEST, BEST, LAST, BEST));
        assertThat(tasks.deliveries).isEqualTo(2);
    }

    @Test
    void whereANetworkBreaksALimitTheNextSeedsIsHandedBack() throws Exception {
        run(new FakeTasks(List.of(BEST, LAST, LAST), List.of(OTHER, OTHER, BEST), LAST));
        assertThat(models()).isEqualTo(models(BEST, BEST, OTHER, BEST));
    }

    @Test
    void aRunThatIsKilledAmongItsTrainingsComesToTheSame() throws Exception {
        FakeTasks killed = new FakeTasks(List.of(OTHER, LAST, LAST), List.of(BEST, BEST, LAST), "");
        killed.most = 2;
        assertThatThrownBy(() -> run(killed)).hasMessageContaining("killed");
        assertThat(models()).containsOnlyKeys("best.onnx", "task-class.onnx");
        FakeTasks again = new FakeTasks(List.of(), List.of(), "");
        run(again);
        assertThat(models()).isEqualTo(models(BEST, OTHER, LAST, LAST));
        assertThat(again.deliveries).isEqualTo(1);
        assertThat(Collections.frequency(again.evaluations.done(), "search")).isZero();
    }
}
