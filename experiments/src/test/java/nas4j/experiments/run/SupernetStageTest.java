package nas4j.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.agents.Workplaces;
import nas4j.experiments.evaluation.SupernetFile;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.yaml.ExperimentReader;
import nas4j.experiments.yaml.ExperimentText;
import nas4j.results.h2.H2TrialStore;
import nas4j.spaces.yaml.YamlFile;
import nas4j.store.Environment;
import nas4j.store.EventRecord;
import nas4j.store.ExperimentRecord;
import nas4j.store.ExperimentStatus;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import nas4j.store.TrialStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SupernetStageTest {
    private static final String NAME = "shared";
    private static final Environment HERE = new Environment("test", "", "", "", 1, 1, "");
    private static final PreparedExperiment PREPARED = prepared("agreement: 8");

    @TempDir
    private Path folder = Path.of("");

    private static PreparedExperiment prepared(String more) {
        return prepared("mobile-mini", more);
    }

    private static PreparedExperiment prepared(String space, String more) {
        return PreparedExperiment.of(ExperimentReader.read(YamlFile.read("test.yaml", """
                experiment: shared
                space: %s
                data: {generated: glyphs, training: 100, test: 20}
                objectives: [maximize: accuracy]
                search: {strategy: random}
                evaluate: {by: supernet, %s}
                budget: {trials: 4}
                seeds: [3, 4]
                workers: 2
                """.formatted(space, more))));
    }

    private FakeSupernet supernet(Function<Path, CompletableFuture<TrialOutcome>> training) {
        return new FakeSupernet(folder.resolve(NAME), training);
    }

    private ExperimentStatus run(PreparedExperiment prepared, FakeSupernet supernet, Stop stop) throws Exception {
        try (TrialStore store = H2TrialStore.open(folder, InstantSource.system(), _ -> {})) {
            if (store.findExperiment(NAME).isEmpty()) {
                store.create(new ExperimentRecord(
                        NAME,
                        ExperimentText.write(prepared.experiment()),
                        "0".repeat(64),
                        "p",
                        ExperimentStatus.RUNNING,
                        Instant.EPOCH));
            }
            try (TrialStore.ExperimentLock _ = store.lock(NAME)) {
                return new ExperimentRunner(store, HERE, new Silence(), InstantSource.system(), stop, Workplaces.NONE)
                        .run(prepared, supernet);
            }
        }
    }

    private List<TrialRecord> trials(String method) {
        try (TrialStore store = H2TrialStore.openReadOnly(folder);
                Stream<TrialRecord> trials = store.trials(new RunKey(NAME, method, 3))) {
            return trials.toList();
        }
    }

    private List<EventRecord> events(String kind) {
        try (TrialStore store = H2TrialStore.openReadOnly(folder)) {
            return store.events(NAME).stream()
                    .filter(event -> event.kind().equals(kind))
                    .toList();
        }
    }

    private String artifact() {
        try (TrialStore store = H2TrialStore.openReadOnly(folder)) {
            return new String(store.content(store.artifacts(NAME).getFirst()), StandardCharsets.UTF_8);
        }
    }

    @Test
    void oneSupernetIsTrainedMeasuredAndKeptForAllSeeds() throws Exception {
        FakeSupernet supernet = supernet(FakeSupernet::trained);
        assertThat(run(PREPARED, supernet, new Stop())).isEqualTo(ExperimentStatus.FINISHED);
        assertThat(supernet.done().subList(0, 17))
                .containsExactlyElementsOf(Stream.of(List.of("supernet"), copies("shared"), copies("alone"))
                        .flatMap(List::stream)
                        .toList());
        assertThat(supernet.done().subList(17, supernet.done().size())).doesNotContain("supernet", "alone");
        assertThat(artifact()).isEqualTo("0.5");
        assertThat(events("rank-agreement"))
                .singleElement()
                .extracting(EventRecord::text)
                .isEqualTo(
                        "Kendall's τ of 8 networks between the supernet's weights and training alone: accuracy 1.00 (95 %:"
                                + " 0.88 to 1.00); 8 networks, fewer than 16: says little");
        assertThat(events("supernet"))
                .singleElement()
                .extracting(EventRecord::text)
                .isEqualTo("the supernet is trained: steps 60, bytes 3, 0 s");
        assertThat(trials(RunKey.SUPERNET_SHARED))
                .extracting(TrialRecord::genotype)
                .doesNotHaveDuplicates()
                .isEqualTo(trials(RunKey.SUPERNET_ALONE).stream()
                        .map(TrialRecord::genotype)
                        .toList());
        assertThat(folder.resolve(NAME)).isDirectoryNotContaining("glob:**supernet.safetensors*");
    }

    @Test
    void aSpaceWithFewerNetworksThanWereAskedForIsNamed() throws Exception {
        Path space = Files.writeString(folder.resolve("few.yaml"), """
                space: few
                input: {image: [1, 28, 28]}
                output: {classes: 10}
                network:
                  - conv: {channels: {one-of: [4, 8, 16, 32]}, kernel: {one-of: [3, 5]}}
                  - global-pool
                  - linear: classes
                """);
        run(prepared(space.toString(), "agreement: 20"), supernet(FakeSupernet::trained), new Stop());
        assertThat(events("rank-agreement"))
                .singleElement()
                .extracting(EventRecord::text)
                .asString()
                .endsWith("; 8 of 20: no more were found that keep the limits; 8 networks, fewer than 16: says little");
    }

    private static List<String> copies(String kind) {
        return Collections.nCopies(8, kind);
    }

    @Test
    void aStopDuringTheTrainingDoesNotWaitForItsEnd() throws Exception {
        Stop stop = new Stop();
        FakeSupernet supernet = supernet(_ -> {
            Thread.ofVirtual().start(() -> {
                try {
                    Thread.sleep(Duration.ofMillis(300));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                stop.ask();
            });
            return new CompletableFuture<>();
        });
        assertThat(run(PREPARED, supernet, stop)).isEqualTo(ExperimentStatus.INTERRUPTED);
        assertThat(trials(RunKey.SUPERNET)).isEmpty();
        FakeSupernet again = supernet(FakeSupernet::trained);
        assertThat(run(PREPARED, again, new Stop())).isEqualTo(ExperimentStatus.FINISHED);
        assertThat(again.done()).startsWith("supernet");
    }

    @Test
    void aStopAfterTheTrainingKeepsIt() throws Exception {
        Stop stop = new Stop();
        FakeSupernet supernet = supernet(file -> {
            stop.ask();
            return FakeSupernet.trained(file);
        });
        assertThat(run(PREPARED, supernet, stop)).isEqualTo(ExperimentStatus.INTERRUPTED);
        FakeSupernet again = supernet(_ -> new CompletableFuture<>());
        assertThat(run(PREPARED, again, new Stop())).isEqualTo(ExperimentStatus.FINISHED);
        assertThat(again.done()).doesNotContain("supernet");
        assertThat(trials(RunKey.SUPERNET)).hasSize(1);
    }

    @Test
    void whatIsKeptIsWrittenAgainWhereTheFileIsGone() throws Exception {
        Stop stop = new Stop();
        PreparedExperiment prepared = prepared("agreement: 0");
        run(
                prepared,
                supernet(file -> FakeSupernet.trained(file).thenApply(outcome -> {
                    stop.ask();
                    return outcome;
                })),
                stop);
        Path file = SupernetFile.in(folder.resolve(NAME).toUri());
        assertThat(artifact()).isEqualTo("0.5");
        Files.delete(file);
        FakeSupernet again = supernet(_ -> new CompletableFuture<>());
        assertThat(run(prepared, again, new Stop())).isEqualTo(ExperimentStatus.FINISHED);
        assertThat(again.done()).doesNotContain("supernet", "alone").contains("shared");
        assertThat(events("rank-agreement")).isEmpty();
    }

    @Test
    void aTrainingThatFailsIsTheExperimentsEndAndLosesNothing() throws Exception {
        FakeSupernet supernet = supernet(
                _ -> CompletableFuture.completedFuture(new TrialOutcome.Failed("the loss is [NaN] at step [7]")));
        assertThatThrownBy(() -> run(PREPARED, supernet, new Stop()))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(SupernetFailedException.class)
                .hasMessage("the supernet cannot be trained: the loss is [NaN] at step [7]");
        assertThat(events("supernet"))
                .extracting(EventRecord::text)
                .containsExactly("failed: the loss is [NaN] at step [7]");
        assertThat(supernet.done()).containsExactly("supernet");
        assertThat(run(PREPARED, supernet(FakeSupernet::trained), new Stop())).isEqualTo(ExperimentStatus.FINISHED);
    }
}
