package nas4j.results;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import nas4j.contract.Seeds;
import nas4j.evaluate.Descriptor;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Objective;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.graph.ComputationGraph;
import nas4j.results.model.ExperimentData;
import nas4j.results.model.Networks;
import nas4j.results.model.RunData;
import nas4j.results.model.Setup;
import nas4j.store.Environment;
import nas4j.store.EventRecord;
import nas4j.store.ExperimentRecord;
import nas4j.store.ExperimentStatus;
import nas4j.store.Protocol;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;

/**
 * An experiment that never ran. Accuracy is 80 % and what kernel (0, 2, 4 points) and width (0, 3 points) add, with noise;
 * the search draws the better options more often as it goes on. Each width costs its own latency.
 */
public final class Synthetic {
    public static final Objective ACCURACY = new Objective("accuracy", true, "");
    public static final Objective LATENCY = new Objective("latency-p50", false, "host");

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Protocol PROTOCOL =
            new Protocol("mobile-mini@1f2e3d", "images@77aa", "training@9c01", "trials:60", "maximize-accuracy");

    private final String name;
    private final List<Objective> objectives = new ArrayList<>(List.of(ACCURACY));
    private final List<Descriptor> descriptors = new ArrayList<>();
    private final Map<String, List<RunData>> runs = new LinkedHashMap<>();
    private Protocol protocol = PROTOCOL;
    private ExperimentStatus status = ExperimentStatus.FINISHED;
    private Networks networks = Networks.UNKNOWN;
    private String reason = "the loss is [NaN] at step [120]";
    private double secondsEach = 4;
    private double skill = 1;

    public Synthetic(String name) {
        this.name = name;
    }

    public Synthetic objectives(Objective... all) {
        objectives.clear();
        objectives.addAll(List.of(all));
        return this;
    }

    public Synthetic descriptors(Descriptor... all) {
        descriptors.addAll(List.of(all));
        return this;
    }

    public Synthetic protocol(Protocol other) {
        protocol = other;
        return this;
    }

    public static Protocol protocol() {
        return PROTOCOL;
    }

    public Synthetic status(ExperimentStatus other) {
        status = other;
        return this;
    }

    public Synthetic networks(Networks other) {
        networks = other;
        return this;
    }

    /** Why trials fail. */
    public Synthetic reason(String text) {
        reason = text;
        return this;
    }

    /** Mean seconds of an evaluation of the runs that follow. */
    public Synthetic secondsEach(double seconds) {
        secondsEach = seconds;
        return this;
    }

    /** How sure the search's choices get: 0 is random search, 1 is always the best in the end. */
    public Synthetic skill(double share) {
        skill = share;
        return this;
    }

    /** Adds runs of both methods, and final evaluations. */
    public Synthetic run(int seeds, int trials) {
        return search(seeds, trials).baseline(seeds, trials).finals();
    }

    public Synthetic search(int seeds, int trials) {
        for (long seed = 1; seed <= seeds; seed++) {
            add(new RunKey(name, RunKey.SEARCH, seed), trials, skill);
        }
        return this;
    }

    public Synthetic baseline(int seeds, int trials) {
        for (long seed = 1; seed <= seeds; seed++) {
            add(new RunKey(name, RunKey.BASELINE, seed), trials, 0);
        }
        return this;
    }

    /** Adds a run of given accuracies. */
    public Synthetic run(String method, long seed, double... accuracies) {
        RunKey key = new RunKey(name, method, seed);
        List<TrialRecord> trials = new ArrayList<>();
        for (double accuracy : accuracies) {
            String genotype = "n=" + method + seed + "x" + trials.size();
            trials.add(record(key, trials.size(), genotype, outcome(accuracy, 1, Split.VALIDATION), secondsEach));
        }
        return add(new RunData(key, trials));
    }

    public Synthetic add(RunData run) {
        runs.computeIfAbsent(run.key().method(), _ -> new ArrayList<>()).add(run);
        return this;
    }

    private void add(RunKey key, int trials, double share) {
        RandomGenerator random = Seeds.generator(31 * key.seed() + key.method().hashCode() + name.hashCode());
        List<TrialRecord> records = new ArrayList<>();
        for (int id = 0; id < trials; id++) {
            boolean best = random.nextDouble() < share * id / trials;
            records.add(trial(key, id, best, random));
        }
        add(new RunData(key, records));
    }

    private TrialRecord trial(RunKey key, int id, boolean best, RandomGenerator random) {
        int kernel = best ? 2 : random.nextInt(3);
        int width = best ? 1 : random.nextInt(2);
        int depth = 1 + random.nextInt(4);
        String genotype = "stage1/kernel=" + (3 + 2 * kernel) + " stage1/width=" + 16 * (width + 1) + " depth=" + depth
                + (depth > 2 ? " stage2/skip=" + (random.nextBoolean() ? "yes" : "no") : "");
        double seconds = secondsEach * (0.7 + 0.3 * depth * random.nextDouble());
        double luck = random.nextDouble();
        if (luck < 0.02) {
            return record(key, id, genotype, new TrialOutcome.Failed(reason), seconds / 3);
        }
        if (luck < 0.06) {
            return refused(key, id, genotype);
        }
        double accuracy = 80 + 2 * kernel + 3 * width + 0.6 * random.nextGaussian();
        double latency = 1.5 + 1.2 * width + 0.4 * kernel + 0.5 * depth + 0.05 * random.nextGaussian();
        return record(key, id, genotype, outcome(accuracy, latency, Split.VALIDATION), seconds);
    }

    /** A final evaluation of the network that each run chose, with new noise. */
    public Synthetic finals() {
        Map<Long, List<TrialRecord>> bySeed = new LinkedHashMap<>();
        for (String method : List.of(RunKey.SEARCH, RunKey.BASELINE)) {
            for (RunData run : runs.getOrDefault(method, List.of())) {
                TrialRecord best = best(run);
                RunKey key = new RunKey(name, RunKey.FINAL, run.key().seed());
                List<TrialRecord> trials = bySeed.computeIfAbsent(run.key().seed(), _ -> new ArrayList<>());
                double accuracy = accuracy(best)
                        - 0.8
                        + 0.2
                                * Seeds.generator(best.genotype().hashCode() + best.id())
                                        .nextGaussian();
                trials.add(record(key, trials.size(), best.genotype(), outcome(accuracy, 1, Split.TEST), 40));
            }
        }
        bySeed.forEach((seed, trials) -> add(new RunData(new RunKey(name, RunKey.FINAL, seed), trials)));
        return this;
    }

    private static TrialRecord best(RunData run) {
        TrialRecord best = run.trials().getFirst();
        for (TrialRecord trial : run.trials()) {
            best = accuracy(trial) > accuracy(best) ? trial : best;
        }
        return best;
    }

    private static double accuracy(TrialRecord trial) {
        return trial.outcome() instanceof TrialOutcome.Completed completed
                ? completed.measurements().getFirst().value()
                : Double.NEGATIVE_INFINITY;
    }

    private static TrialOutcome outcome(double accuracy, double latency, Split split) {
        return new TrialOutcome.Completed(List.of(
                new Measurement("accuracy", accuracy, "%", 0.3, 2_000, split),
                new Measurement("latency-p50", latency, "ms", 0.02, 50, Split.NONE, "host"),
                Measurement.exact("parameters", 1_000 * latency, "")));
    }

    /** A finished trial. */
    public static TrialRecord record(RunKey key, long id, String genotype, TrialOutcome outcome, double seconds) {
        Instant start = START.plusSeconds(10 * id);
        Instant end = start.plusNanos((long) (seconds * 1e9));
        return new TrialRecord(key, id, genotype, "", 1, 0, id, outcome, null, start, end, "thread-1");
    }

    private static TrialRecord refused(RunKey key, long id, String genotype) {
        TrialOutcome outcome = new TrialOutcome.Infeasible("breaks macs <= 20M with [" + (20_000_000 + id) + "]");
        return new TrialRecord(key, id, genotype, "", 1, 0, id, outcome, null, START, START, "");
    }

    public ExperimentData data() {
        String config = "experiment: " + name + "\nspace: mobile-mini\nsearch: {strategy: nsga2, population: 24}\n";
        return new ExperimentData(
                new ExperimentRecord(name, config, "c0ffee1234567890", protocol.text(), status, START),
                new Setup("nsga2", "mobile-mini", "images mnist-10k", "training", recipe()),
                objectives,
                descriptors,
                runs.values().stream().flatMap(List::stream).toList(),
                List.of(new EventRecord(name, START, "begun", "seeds 1 to 5")),
                List.of(new Environment("0.1.0+abc123", "25.0.1", "Linux 6.1 amd64", "Xeon 8 cores", 2, 4, "77aa88bb")),
                networks);
    }

    private static Map<String, String> recipe() {
        Map<String, String> recipe = new LinkedHashMap<>();
        recipe.put("epochs", "3");
        recipe.put("batch", "64");
        recipe.put("optimizer", "sgd");
        return recipe;
    }

    /** Networks of one fixed kind for all genotypes. */
    public static Networks oneNetworkForAll(ComputationGraph graph) {
        return genotype -> Optional.of(graph);
    }
}
