package nas4j.results.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nas4j.contract.SampleTrials;
import nas4j.results.h2.H2TrialStore;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import nas4j.store.TrialStore;

/**
 * What the store costs a search of many trials: each append is on the disk before the next begins. Arguments: the file to
 * write the figures to as well, and the number of trials.
 */
final class StoreBenchmark {
    private static final String NAME = "bench";
    private static final RunKey WARM_UP = new RunKey(NAME, RunKey.BASELINE, 1);
    private static final RunKey RUN = new RunKey(NAME, RunKey.SEARCH, 1);
    private static final int WARM_UP_TRIALS = 5_000;
    private static final double MILLION = 1e6;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final Path folder;
    private final PrintStream file;

    private StoreBenchmark(Path folder, PrintStream file) {
        this.folder = folder;
        this.file = file;
    }

    public static void main(String[] arguments) throws Exception {
        int trials = Integer.parseInt(arguments[1]);
        Path target = Path.of(arguments[0]);
        Path folder = Files.createTempDirectory(target.toAbsolutePath().getParent(), "store");
        try (PrintStream file = new PrintStream(Files.newOutputStream(target), true, StandardCharsets.UTF_8)) {
            new StoreBenchmark(folder, file).run(trials);
        } finally {
            delete(folder);
        }
    }

    private void run(int trials) throws Exception {
        say("load %.1f, %d processors", system.getSystemLoadAverage(), system.getAvailableProcessors());
        try (H2TrialStore store = open()) {
            store.create(SampleTrials.experiment(NAME, 0));
            store.lock(NAME);
            long session = store.begin(NAME, SampleTrials.environment("a"));
            append(store, session, WARM_UP, 0, WARM_UP_TRIALS);
            int done = 0;
            for (int next : new int[] {100, 1_000, 10_000, trials / 10 * 9, trials}) {
                say("append, trials %d to %d: %s", done, next, append(store, session, RUN, done, next));
                done = next;
            }
            say("database at the end of the appends: brought up to date in %.0f ms", time(store::updateDatabase));
        }
        read();
        openings();
        database();
        say("load %.1f", system.getSystemLoadAverage());
    }

    private String append(TrialStore store, long session, RunKey run, int first, int end) {
        TrialRecord[] records = new TrialRecord[Math.min(1_000, end - first)];
        long[] wall = new long[end - first];
        long cpu = 0;
        for (int start = first; start < end; start += records.length) {
            int size = Math.min(records.length, end - start);
            for (int k = 0; k < size; k++) {
                records[k] = SampleTrials.trial(run, start + k);
            }
            long cpuBefore = threadCpu();
            for (int k = 0; k < size; k++) {
                long before = System.nanoTime();
                store.append(session, records[k]);
                wall[start - first + k] = System.nanoTime() - before;
            }
            cpu += threadCpu() - cpuBefore;
        }
        double mean = Arrays.stream(wall).average().orElseThrow();
        Arrays.sort(wall);
        return String.format(
                Locale.ROOT,
                "wall mean %.3f, median %.3f, p99 %.3f ms; CPU %.3f ms a trial",
                mean / MILLION,
                wall[wall.length / 2] / MILLION,
                wall[wall.length * 99 / 100] / MILLION,
                cpu / MILLION / wall.length);
    }

    private static long threadCpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void read() throws Exception {
        long bytes = Files.size(folder.resolve(NAME).resolve("search-1.trials"));
        try (TrialStore store = H2TrialStore.openReadOnly(folder)) {
            for (int k = 0; k < 3; k++) {
                say("read all, %.1f MB: %.0f ms", bytes / MILLION, time(() -> count(store)));
            }
            try (Stream<TrialRecord> trials = store.trials(RUN)) {
                System.gc();
                long before = used();
                List<TrialRecord> all = trials.toList();
                System.gc();
                say("%d trials kept in memory: %.0f MB", all.size(), (used() - before) / MILLION);
            }
        }
    }

    private static void count(TrialStore store) {
        try (Stream<TrialRecord> trials = store.trials(RUN)) {
            if (trials.mapToLong(trial -> trial.genotype().length()).sum() == 0) {
                throw new IllegalStateException("nothing was read");
            }
        }
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private void openings() throws Exception {
        for (int k = 0; k < 3; k++) {
            say("a process that starts, reads all and ends: %.0f ms", time(this::readInAnotherProcess));
        }
        for (int k = 0; k < 3; k++) {
            say(
                    "open, lock to go on, close: %.0f ms",
                    time(() -> {
                        try (H2TrialStore store = open()) {
                            store.lock(NAME);
                            store.append(0, SampleTrials.trial(RUN, 1_000_000_000L + System.nanoTime()));
                        }
                    }));
        }
    }

    private void readInAnotherProcess() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReadAll.class.getName(),
                        folder.toString())
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the reader failed");
        }
    }

    private void database() throws Exception {
        Path database = folder.resolve("results.mv.db");
        say("database: %.1f MB", Files.size(database) / MILLION);
        Files.delete(database);
        try (H2TrialStore store = open()) {
            say("database built from nothing: %.0f ms", time(store::updateDatabase));
            say("database up to date already: %.0f ms", time(store::updateDatabase));
        }
    }

    private H2TrialStore open() {
        return H2TrialStore.open(folder, InstantSource.fixed(Instant.EPOCH), System.err::println);
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double time(Work work) throws Exception {
        long before = System.nanoTime();
        work.run();
        return (System.nanoTime() - before) / MILLION;
    }

    private void say(String format, Object... values) {
        String line = String.format(Locale.ROOT, format, values);
        System.out.println(line);
        file.println(line);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
