package nas4j.contract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.store.Environment;
import nas4j.store.ExperimentRecord;
import nas4j.store.ExperimentStatus;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;

/** Experiments and trials for tests of stores. A trial depends on its run and number alone, in every process. */
public final class SampleTrials {
    private static final List<String> NAMES =
            List.of("accuracy", "latency-p50", "macs", "parameters", "peak-activation-bytes");
    private static final List<String> OPERATORS =
            List.of("none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3");
    private static final long CREATED = 1_700_000_000;

    private SampleTrials() {}

    /** A new experiment; created so many seconds after the first. */
    public static ExperimentRecord experiment(String name, long seconds) {
        return new ExperimentRecord(
                name,
                "experiment: " + name + "\nspace: nas-bench-201\n",
                "0".repeat(64),
                "1".repeat(64),
                ExperimentStatus.RUNNING,
                Instant.ofEpochSecond(CREATED + seconds, 123_456_789));
    }

    /** Where trials were evaluated. */
    public static Environment environment(String cpu) {
        return new Environment("0.1.0", "25.0.1", "Linux 6.1", cpu, 1, 2, "2".repeat(64));
    }

    /** A usual trial: six of eight are measured, by five numbers; the others are infeasible or have failed. */
    public static TrialRecord trial(RunKey run, long id) {
        RandomGenerator random = Seeds.generator(run.hashCode() * 31L + id);
        Instant start = Instant.ofEpochSecond(CREATED + id, random.nextInt(1_000_000_000));
        Long sameAs = id > 0 && random.nextInt(10) == 0 ? Long.valueOf(random.nextLong(id)) : null;
        double share = 1 - random.nextDouble();
        return new TrialRecord(
                run,
                id,
                genotype(random),
                Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong()),
                share,
                sameAs == null && id % 2 == 1 ? share / 3 : 0,
                random.nextLong(),
                outcome(random),
                sameAs,
                start,
                start.plusNanos(random.nextLong(1_000_000_000_000L)),
                "thread-" + random.nextInt(4));
    }

    private static String genotype(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        for (String edge : List.of("e01", "e02", "e12", "e03", "e13", "e23")) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(edge)
                    .append('=')
                    .append(OPERATORS.get(random.nextInt(OPERATORS.size())));
        }
        return text.toString();
    }

    private static TrialOutcome outcome(RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0 -> new TrialOutcome.Infeasible("parameters [" + random.nextInt() + "] are above [200000]");
            case 1 -> new TrialOutcome.Failed("the loss is not finite at step [" + random.nextInt() + "]");
            default -> new TrialOutcome.Completed(measurements(random));
        };
    }

    private static List<Measurement> measurements(RandomGenerator random) {
        List<Measurement> measurements = new ArrayList<>();
        for (String name : NAMES) {
            measurements.add(new Measurement(
                    name,
                    random.nextDouble(),
                    name.equals("accuracy") ? "%" : "",
                    random.nextDouble(),
                    1 + random.nextLong(1_000),
                    Split.VALIDATION,
                    name.equals("latency-p50") ? "host" : ""));
        }
        return measurements;
    }
}
