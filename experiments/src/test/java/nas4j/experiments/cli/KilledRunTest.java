package nas4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import nas4j.contract.Seeds;
import nas4j.djl.trial.Continuation;
import nas4j.evaluate.TrialOutcome;
import nas4j.results.h2.H2TrialStore;
import nas4j.store.ExperimentStatus;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import nas4j.store.TrialStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} at random instants of whole runs: they go on to the same trials, bit for bit, as undisturbed ones. */
class KilledRunTest {
    private static final Path SHARED = Path.of(System.getProperty("nas4j.root")).resolve("../shared/data");
    private static final String TABLE = """
            experiment: %s
            space: nas-bench-macro
            data: {table: nas-bench-macro, folder: "%s/benchmarks"}
            objectives: [maximize: accuracy, minimize: macs]
            scalar: {mnasnet-soft: {target: 20M, exponent: -0.1}}
            search: {strategy: regularized-evolution}
            budget: {trials: 2000}
            seeds: [1, 2]
            workers: 3
            """;
    private static final String TRAINING = """
            experiment: %s
            space: mobile-mini
            data: {idx: "%s/images/digits-8x8"}
            objectives: [maximize: accuracy, minimize: parameters]
            constraints: [parameters <= 60k]
            scalar: {mnasnet-soft: {target: 30k, exponent: -0.1}}
            search: {strategy: regularized-evolution, population: 3}
            evaluate: {by: training, epochs: 1, final-epochs: 1}
            budget: {trials: 5}
            seeds: [1]
            workers: 2
            """;

    private static final String PROMOTING = """
            experiment: %s
            space: mobile-mini
            data: {idx: "%s/images/digits-8x8"}
            objectives: [maximize: accuracy]
            search: {strategy: asha, least-share: 0.3}
            evaluate: {by: training, epochs: 1, final-epochs: 1}
            budget: {trials: 3}
            baseline: off
            seeds: [1]
            workers: 2
            """;

    private static final String GRADIENTS = """
            experiment: %s
            space: nas-bench-201-mini
            data: {idx: "%s/images/digits-8x8"}
            objectives: [maximize: accuracy]
            search: {strategy: gdas, epochs: 8, alpha-rate: 0.02}
            evaluate: {by: training, epochs: 0.2, final-epochs: 0.2}
            budget: {trials: 2}
            baseline: off
            seeds: [1]
            """;

    @TempDir
    private Path folder = Path.of("");

    /** What was tried and what came of it, without times and places. */
    private record Tried(
            String method,
            long seed,
            long id,
            String genotype,
            String graphHash,
            double share,
            double continuedShare,
            long trialSeed,
            TrialOutcome outcome,
            @Nullable Long sameAs) {
        static Tried of(TrialRecord trial) {
            return new Tried(
                    trial.run().method(),
                    trial.run().seed(),
                    trial.id(),
                    trial.genotype(),
                    trial.graphHash(),
                    trial.share(),
                    trial.continuedShare(),
                    trial.seed(),
                    trial.outcome(),
                    trial.sameAs());
        }
    }

    @Test
    void aSearchInATableThatIsKilledEndsAsIfItHadNotBeen() throws Exception {
        kill(TABLE, 4, 500);
    }

    @Test
    @Tag("slow")
    void aSearchInATableThatIsKilledAHundredTimesEndsAsIfItHadNotBeen() throws Exception {
        kill(TABLE, 100, 500);
    }

    @Test
    @Tag("engine")
    void aSearchByTrainingThatIsKilledEndsAsIfItHadNotBeen() throws Exception {
        kill(TRAINING, 2, 2_000);
    }

    @Test
    @Tag("engine")
    void aSearchThatContinuesTrainingsAndIsKilledEndsAsIfItHadNotBeen() throws Exception {
        kill(PROMOTING, 2, 2_000);
        assertThat(trials("undisturbed")).anyMatch(trial -> trial.continuedShare() > 0);
        assertThat(trials("undisturbed").toString()).doesNotContain(Continuation.LOST);
        assertThat(folder.resolve("results/undisturbed")).isDirectoryNotContaining("glob:**checkpoints");
    }

    @Test
    @Tag("slow")
    void aSearchThatContinuesTrainingsAndIsKilledManyTimesEndsAsIfItHadNotBeen() throws Exception {
        kill(PROMOTING, 20, 4_000);
    }

    @Test
    @Tag("slow")
    void aSearchByTrainingThatIsKilledManyTimesEndsAsIfItHadNotBeen() throws Exception {
        kill(TRAINING, 20, 4_000);
    }

    @Test
    @Tag("engine")
    @Tag("slow")
    void aSearchByGradientsThatIsStoppedOrKilledGoesOnFromItsCheckpoint() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(SHARED), "skipped: there is no folder " + SHARED);
        assertThat(end(start(GRADIENTS, "undisturbed"))).isZero();
        Path part = folder.resolve("results/killed/search-1.json.part");
        Process stopped = start(GRADIENTS, "killed");
        waitFor(part, stopped);
        new ProcessBuilder("kill", "-INT", Long.toString(stopped.pid())).start().waitFor();
        assertThat(stopped.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(stopped.exitValue()).isEqualTo(130);
        assertThat(status("killed")).isEqualTo(ExperimentStatus.INTERRUPTED);
        long size = Files.size(part);
        Process killed = start(GRADIENTS, "killed");
        Thread.sleep(3_000);
        killed.destroyForcibly().waitFor();
        assertThat(Files.size(part)).as("what is left of it").isGreaterThanOrEqualTo(size);
        assertThat(end(start(GRADIENTS, "killed"))).isZero();
        assertThat(trials("killed")).isEqualTo(trials("undisturbed")).isNotEmpty();
        assertThat(part).doesNotExist();
    }

    private static void waitFor(Path file, Process run) throws InterruptedException {
        while (run.isAlive() && !Files.exists(file)) {
            Thread.sleep(5);
        }
        assertThat(file).exists();
    }

    /**
     * Kills so many runs, of as many experiments as that takes: three of four when they have kept something new, the others
     * as they begin, each up to some time later.
     */
    private void kill(String experiment, int kills, int latestMs) throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(SHARED), "skipped: there is no folder " + SHARED);
        RandomGenerator random = Seeds.generator(kills);
        assertThat(end(start(experiment, "undisturbed"))).isZero();
        List<Tried> expected = trials("undisturbed");
        int killed = 0;
        for (int k = 1; killed < kills; k++) {
            String name = "killed-" + k;
            while (killed < kills && status(name) != ExperimentStatus.FINISHED) {
                List<Tried> before = trials(name);
                Process run = start(experiment, name);
                boolean atWork = random.nextInt(4) > 0;
                while (atWork && run.isAlive() && trials(name).size() == before.size()) {
                    Thread.sleep(5);
                }
                killed += kill(run, random.nextInt(latestMs)) ? 1 : 0;
                assertThat(trials(name)).as("nothing that was kept is lost").containsAll(before);
            }
            assertThat(end(start(experiment, name))).isZero();
            assertThat(trials(name)).isEqualTo(expected);
        }
    }

    private Process start(String experiment, String name) throws IOException {
        Path file = folder.resolve(name + ".yaml");
        Files.writeString(file, experiment.formatted(name, SHARED));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Nas.class.getName(),
                        "run",
                        file.toString(),
                        "--results",
                        folder.resolve("results").toString(),
                        "--quiet")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".txt").toFile())
                .start();
    }

    private static int end(Process run) throws InterruptedException {
        return run.waitFor();
    }

    /** Returns whether it was killed, rather than ended before. */
    private static boolean kill(Process run, int afterMs) throws InterruptedException {
        if (run.waitFor(afterMs, TimeUnit.MILLISECONDS)) {
            return false;
        }
        run.destroyForcibly().waitFor();
        return true;
    }

    private @Nullable ExperimentStatus status(String name) {
        try (TrialStore store = H2TrialStore.openReadOnly(folder.resolve("results"))) {
            return store.findExperiment(name).map(found -> found.status()).orElse(null);
        }
    }

    private List<Tried> trials(String name) {
        List<Tried> all = new ArrayList<>();
        try (TrialStore store = H2TrialStore.openReadOnly(folder.resolve("results"))) {
            if (store.findExperiment(name).isEmpty()) {
                return all;
            }
            for (RunKey run : store.runs(name)) {
                try (Stream<TrialRecord> trials = store.trials(run)) {
                    trials.map(Tried::of).forEach(all::add);
                }
            }
        }
        return all;
    }
}
