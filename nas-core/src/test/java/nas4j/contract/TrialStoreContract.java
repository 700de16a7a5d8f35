package nas4j.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.input.InputException;
import nas4j.store.ArtifactRecord;
import nas4j.store.Environment;
import nas4j.store.EventRecord;
import nas4j.store.ExperimentRecord;
import nas4j.store.ExperimentStatus;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import nas4j.store.TrialStore;
import org.junit.jupiter.api.Test;

/** What holds for every trial store. */
public interface TrialStoreContract {
    /** Name of the experiment that the tests write to. */
    String NAME = "mnist-mobile";

    /** The run that the tests write to. */
    RunKey RUN = new RunKey(NAME, RunKey.SEARCH, 1);

    /** A store of the same place in each call of a test; the first finds it empty. */
    TrialStore open();

    @Test
    default void whatWasKeptIsThereInTheNextStore() {
        EventRecord event = new EventRecord(NAME, Instant.ofEpochSecond(5, 7), "interrupted", "by a person");
        try (TrialStore store = openLocked()) {
            long session = store.begin(NAME, SampleTrials.environment("a"));
            store.append(session, SampleTrials.trial(RUN, 0));
            store.append(event);
            store.setStatus(NAME, ExperimentStatus.INTERRUPTED);
        }
        try (TrialStore store = open()) {
            ExperimentRecord created = SampleTrials.experiment(NAME, 0);
            assertThat(store.findExperiment(NAME)).contains(withStatus(created, ExperimentStatus.INTERRUPTED));
            assertThat(trials(store, RUN)).containsExactly(SampleTrials.trial(RUN, 0));
            assertThat(store.sessions(NAME)).containsExactly(SampleTrials.environment("a"));
            assertThat(store.events(NAME)).containsExactly(event);
        }
    }

    @Test
    default void whatIsKeptCanBeReadAtOnceByAnotherStore() {
        try (TrialStore writer = openLocked();
                TrialStore reader = open()) {
            long session = writer.begin(NAME, SampleTrials.environment("a"));
            for (long id = 0; id < 3; id++) {
                writer.append(session, SampleTrials.trial(RUN, id));
                assertThat(trials(reader, RUN)).hasSize((int) id + 1);
            }
        }
    }

    @Test
    default void experimentsAreListedOldestFirst() {
        try (TrialStore store = open()) {
            assertThat(store.experiments()).isEmpty();
            for (String name : List.of("2", "3", "1")) {
                store.create(SampleTrials.experiment(name, Long.parseLong(name)));
            }
            assertThat(store.experiments()).extracting(ExperimentRecord::name).containsExactly("1", "2", "3");
        }
    }

    @Test
    default void aNameIsGivenOnce() {
        try (TrialStore store = openLocked()) {
            ExperimentRecord other = SampleTrials.experiment(NAME, 99);
            assertThatThrownBy(() -> store.create(other))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("[" + NAME + "]");
            assertThat(store.findExperiment(NAME)).contains(SampleTrials.experiment(NAME, 0));
        }
    }

    @Test
    default void anExperimentThatIsNotThereIsSaidToBeMissing() {
        try (TrialStore store = openLocked()) {
            assertThat(store.findExperiment("mnist-mobil")).isEmpty();
            for (Runnable use : usesOf(store, "mnist-mobil")) {
                assertThatThrownBy(use::run)
                        .isInstanceOf(InputException.class)
                        .hasMessageContaining("[mnist-mobil]")
                        .hasMessageEndingWith("Maybe mnist-mobile?");
            }
        }
    }

    /** All that needs an experiment. */
    private static List<Runnable> usesOf(TrialStore store, String name) {
        RunKey run = new RunKey(name, RunKey.SEARCH, 1);
        return List.of(
                () -> store.lock(name),
                () -> store.setStatus(name, ExperimentStatus.FINISHED),
                () -> store.begin(name, SampleTrials.environment("a")),
                () -> store.append(0, SampleTrials.trial(run, 0)),
                () -> trials(store, run),
                () -> store.runs(name),
                () -> store.sessions(name),
                () -> store.append(new EventRecord(name, Instant.EPOCH, "begun", "")),
                () -> store.events(name),
                () -> store.put(name, "best.onnx", new byte[1]),
                () -> store.artifacts(name),
                () -> store.content(new ArtifactRecord(name, "best.onnx", "0".repeat(64), 1)));
    }

    @Test
    default void namesAreTextsAndNotPlaces() {
        List<String> names = List.of(
                "a",
                "A",
                "ä",
                "a ",
                " a",
                "a/b",
                "a\\b",
                "a b",
                "..",
                "../..",
                "/etc",
                "a.",
                ".a",
                "con",
                "-a",
                "a:b",
                "a\nb",
                "results.mv.db",
                "実験",
                "\uD83D\uDE00",
                "x".repeat(5_000),
                "x".repeat(5_001));
        try (TrialStore store = open()) {
            for (String name : names) {
                store.create(SampleTrials.experiment(name, names.indexOf(name)));
                RunKey run = new RunKey(name, "../" + name, -1);
                try (TrialStore.ExperimentLock _ = store.lock(name)) {
                    store.append(store.begin(name, SampleTrials.environment(name)), SampleTrials.trial(run, 0));
                    store.put(name, "../../" + name, new byte[1]);
                }
            }
            assertThat(store.experiments()).extracting(ExperimentRecord::name).isEqualTo(names);
            for (String name : names) {
                assertThat(store.runs(name)).containsExactly(new RunKey(name, "../" + name, -1));
                assertThat(store.artifacts(name))
                        .extracting(ArtifactRecord::name)
                        .containsExactly("../../" + name);
            }
        }
    }

    @Test
    default void trialsAreReadBackBitForBit() {
        List<TrialRecord> strange = strangeTrials();
        try (TrialStore store = openLocked()) {
            long session = store.begin(NAME, SampleTrials.environment("a"));
            strange.forEach(trial -> store.append(session, trial));
            assertThat(trials(store, RUN)).isEqualTo(strange);
        }
        try (TrialStore store = open()) {
            assertThat(trials(store, RUN)).isEqualTo(strange);
        }
    }

    /** Numbers and texts at the ends of what there is. Records tell -0 from 0, and a NaN equals a NaN. */
    private static List<TrialRecord> strangeTrials() {
        List<Measurement> measurements = new ArrayList<>();
        for (double value : new double[] {
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            -0.0,
            0.0,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            0.1
        }) {
            String name = "m" + measurements.size();
            measurements.add(
                    new Measurement(name, value, "µs", Double.POSITIVE_INFINITY, Long.MAX_VALUE, Split.TEST, "日"));
        }
        List<TrialOutcome> outcomes = List.of(
                new TrialOutcome.Completed(List.of()),
                new TrialOutcome.Completed(measurements),
                new TrialOutcome.Infeasible("", measurements),
                new TrialOutcome.Infeasible("ü".repeat(100_000)),
                new TrialOutcome.Failed("\uD83D\uDE00".repeat(100_000)),
                new TrialOutcome.Failed("cut in a pair \uD83D"),
                new TrialOutcome.Failed("\u0000\n\t'\"\\;--"));
        List<TrialRecord> trials = new ArrayList<>();
        for (TrialOutcome outcome : outcomes) {
            trials.add(strangeTrial(trials.size(), outcome));
        }
        return trials;
    }

    private static TrialRecord strangeTrial(int id, TrialOutcome outcome) {
        boolean even = id % 2 == 0;
        return new TrialRecord(
                RUN,
                id,
                even ? "" : "g=1 ".repeat(25_000),
                even ? "" : "f".repeat(64),
                even ? 1 : Double.MIN_VALUE,
                even ? Double.MIN_VALUE : 0,
                even ? Long.MIN_VALUE : Long.MAX_VALUE,
                outcome,
                even ? null : Long.valueOf(0),
                even
                        ? Instant.parse("1969-12-31T23:59:59.999999999Z")
                        : Instant.parse("9999-01-01T00:00:00.000000001Z"),
                Instant.EPOCH,
                even ? "" : "process-2");
    }

    @Test
    default void trialsComeByNumberInWhateverOrderTheyWereKept() {
        List<Long> order = List.of(3L, 0L, 1L, 70_000L, 2L, 5L);
        try (TrialStore store = openLocked()) {
            long session = store.begin(NAME, SampleTrials.environment("a"));
            order.forEach(id -> store.append(session, SampleTrials.trial(RUN, id)));
            assertThat(trials(store, RUN))
                    .isEqualTo(order.stream()
                            .sorted()
                            .map(id -> SampleTrials.trial(RUN, id))
                            .toList());
        }
    }

    @Test
    default void aNumberIsGivenOnceInARun() {
        RunKey other = new RunKey(NAME, RunKey.SEARCH, 2);
        try (TrialStore store = openLocked()) {
            long session = store.begin(NAME, SampleTrials.environment("a"));
            TrialRecord first = SampleTrials.trial(RUN, 4);
            store.append(session, first);
            store.append(session, SampleTrials.trial(other, 4));
            assertThatThrownBy(() -> store.append(session, strangeTrial(4, first.outcome())))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("[4]");
            assertThat(trials(store, RUN)).containsExactly(first);
        }
        try (TrialStore store = open();
                TrialStore.ExperimentLock _ = store.lock(NAME)) {
            assertThatThrownBy(() -> store.append(0, SampleTrials.trial(RUN, 4)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    default void runsAreTheSearchThenTheBaselineEachBySeed() {
        List<RunKey> runs = List.of(
                RUN,
                new RunKey(NAME, RunKey.SEARCH, 10),
                new RunKey(NAME, RunKey.BASELINE, -3),
                new RunKey(NAME, RunKey.BASELINE, 2),
                new RunKey(NAME, "another", 0),
                new RunKey(NAME, RunKey.FINAL, 0));
        try (TrialStore store = openLocked()) {
            assertThat(store.runs(NAME)).isEmpty();
            assertThat(trials(store, RUN)).isEmpty();
            long session = store.begin(NAME, SampleTrials.environment("a"));
            runs.reversed().forEach(run -> store.append(session, SampleTrials.trial(run, 0)));
            assertThat(store.runs(NAME)).isEqualTo(runs);
            for (RunKey run : runs) {
                assertThat(trials(store, run)).containsExactly(SampleTrials.trial(run, 0));
            }
        }
    }

    @Test
    default void sessionsGoOnCountingInTheNextStore() {
        try (TrialStore store = openLocked()) {
            assertThat(store.begin(NAME, SampleTrials.environment("a"))).isZero();
            assertThat(store.begin(NAME, SampleTrials.environment("b"))).isEqualTo(1);
        }
        try (TrialStore store = open();
                TrialStore.ExperimentLock _ = store.lock(NAME)) {
            assertThat(store.begin(NAME, SampleTrials.environment("a"))).isEqualTo(2);
            assertThat(store.sessions(NAME)).extracting(Environment::cpu).containsExactly("a", "b", "a");
            for (long session : List.of(-1L, 3L)) {
                assertThatThrownBy(() -> store.append(session, SampleTrials.trial(RUN, 0)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("[" + session + "]");
            }
        }
    }

    @Test
    default void filesAreKeptByContent() {
        byte[] first = {1, 2, 3};
        byte[] second = new byte[100_000];
        try (TrialStore store = openLocked()) {
            ArtifactRecord old = store.put(NAME, "best.onnx", first);
            ArtifactRecord now = store.put(NAME, "best.onnx", second);
            ArtifactRecord copy = store.put(NAME, "a", first);
            assertThat(old.sha256()).isEqualTo("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81");
            assertThat(old.bytes()).isEqualTo(3);
            assertThat(copy.sha256()).isEqualTo(old.sha256());
            assertThat(store.artifacts(NAME)).containsExactly(copy, now);
            assertThat(store.content(old)).isEqualTo(first);
            assertThat(store.content(now)).isEqualTo(second);
        }
        try (TrialStore store = open()) {
            assertThat(store.artifacts(NAME)).hasSize(2);
            ArtifactRecord never = new ArtifactRecord(NAME, "never", "0".repeat(64), 3);
            assertThatThrownBy(() -> store.content(never))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("[never]");
        }
    }

    @Test
    default void oneStoreAtATimeWorksOnAnExperiment() {
        try (TrialStore store = open();
                TrialStore other = open()) {
            store.create(SampleTrials.experiment(NAME, 0));
            TrialStore.ExperimentLock lock = store.lock(NAME);
            for (TrialStore again : List.of(store, other)) {
                assertThatThrownBy(() -> again.lock(NAME))
                        .isInstanceOf(InputException.class)
                        .hasMessageContaining("[" + NAME + "]");
            }
            store.begin(NAME, SampleTrials.environment("a"));
            lock.close();
            lock.close();
            TrialStore.ExperimentLock next = other.lock(NAME);
            lock.close();
            other.begin(NAME, SampleTrials.environment("b"));
            next.close();
            assertThat(store.sessions(NAME)).hasSize(2);
        }
    }

    @Test
    default void withoutTheLockNothingIsChanged() {
        try (TrialStore store = open()) {
            store.create(SampleTrials.experiment(NAME, 0));
            store.lock(NAME).close();
            for (Runnable change : List.<Runnable>of(
                    () -> store.setStatus(NAME, ExperimentStatus.FINISHED),
                    () -> store.begin(NAME, SampleTrials.environment("a")),
                    () -> store.append(0, SampleTrials.trial(RUN, 0)),
                    () -> store.append(new EventRecord(NAME, Instant.EPOCH, "begun", "")),
                    () -> store.put(NAME, "best.onnx", new byte[1]))) {
                assertThatThrownBy(change::run)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("[" + NAME + "]");
            }
            assertThat(store.findExperiment(NAME)).contains(SampleTrials.experiment(NAME, 0));
            assertThat(store.sessions(NAME)).isEmpty();
        }
    }

    @Test
    default void closingTheStoreGivesItsLocksBack() {
        openLocked().close();
        try (TrialStore store = open()) {
            store.lock(NAME).close();
        }
    }

    @Test
    default void anInterruptedThreadKeepsItsTrial() {
        try (TrialStore store = openLocked()) {
            Thread.currentThread().interrupt();
            long session = store.begin(NAME, SampleTrials.environment("a"));
            store.append(session, SampleTrials.trial(RUN, 0));
            store.put(NAME, "best.onnx", new byte[1]);
            store.setStatus(NAME, ExperimentStatus.INTERRUPTED);
            assertThat(trials(store, RUN)).hasSize(1);
            assertThat(Thread.interrupted()).isTrue();
            store.append(session, SampleTrials.trial(RUN, 1));
            assertThat(trials(store, RUN)).hasSize(2);
        }
    }

    @Test
    default void threadsMayKeepTrialsAtOnce() throws Exception {
        int threads = 4;
        int each = 50;
        try (TrialStore store = openLocked();
                ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            long session = store.begin(NAME, SampleTrials.environment("a"));
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int first = thread;
                all.add(executor.submit(() -> LongStream.range(0, each)
                        .forEach(k -> store.append(session, SampleTrials.trial(RUN, first + threads * k)))));
            }
            for (Future<?> one : all) {
                one.get();
            }
            assertThat(trials(store, RUN))
                    .isEqualTo(LongStream.range(0, (long) threads * each)
                            .mapToObj(id -> SampleTrials.trial(RUN, id))
                            .toList());
        }
    }

    private TrialStore openLocked() {
        TrialStore store = open();
        store.create(SampleTrials.experiment(NAME, 0));
        store.lock(NAME);
        return store;
    }

    private static ExperimentRecord withStatus(ExperimentRecord experiment, ExperimentStatus status) {
        return new ExperimentRecord(
                experiment.name(),
                experiment.config(),
                experiment.configHash(),
                experiment.protocol(),
                status,
                experiment.created());
    }

    private static List<TrialRecord> trials(TrialStore store, RunKey run) {
        try (Stream<TrialRecord> trials = store.trials(run)) {
            return trials.toList();
        }
    }
}
