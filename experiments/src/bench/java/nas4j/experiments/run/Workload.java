package nas4j.experiments.run;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import nas4j.experiments.agents.Workplaces;
import nas4j.experiments.cli.progress.Progress;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.evaluation.Evaluations;
import nas4j.experiments.evaluation.EvaluationsOf;
import nas4j.experiments.prepare.Material;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.yaml.ExperimentReader;
import nas4j.experiments.yaml.ExperimentText;
import nas4j.spaces.yaml.YamlFile;
import nas4j.store.Environment;
import nas4j.store.ExperimentRecord;
import nas4j.store.ExperimentStatus;
import nas4j.store.TrialStore;

/** An experiment of which only the evaluation is made up, unless it is of a table. */
final class Workload {
    private static final Environment HERE = new Environment("bench", "", "", "", 1, 1, "");
    private static final double NANOS_PER_MILLI = 1e6;

    private final PreparedExperiment prepared;
    private final InstantSource clock = InstantSource.system();

    private Workload(PreparedExperiment prepared) {
        this.prepared = prepared;
    }

    static Workload of(String yaml) {
        return new Workload(PreparedExperiment.of(ExperimentReader.read(YamlFile.read("bench.yaml", yaml))));
    }

    /** What a run took, in milliseconds; of the CPU all threads of the process. */
    record Cost(double wall, double cpu) {
        /** Of one trial. */
        Cost over(long trials) {
            return new Cost(wall / trials, cpu / trials);
        }

        /** Each for itself. */
        static Cost median(List<Cost> costs) {
            return new Cost(
                    median(costs.stream().mapToDouble(Cost::wall)),
                    median(costs.stream().mapToDouble(Cost::cpu)));
        }

        private static double median(DoubleStream values) {
            double[] ascending = values.sorted().toArray();
            return ascending[ascending.length / 2];
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.3f ms wall, %.3f ms CPU a trial", wall, cpu);
        }
    }

    Cost run(TrialStore store) throws Exception {
        Experiment experiment = prepared.experiment();
        long start = System.nanoTime();
        long cpuBefore = cpu();
        Progress progress = new Progress(experiment, new PrintWriter(PrintWriter.nullWriter()), clock, false, false);
        store.create(record(experiment));
        try (TrialStore.ExperimentLock _ = store.lock(experiment.name());
                Evaluations evaluations = evaluations()) {
            new ExperimentRunner(store, HERE, progress, clock, new Stop(), Workplaces.NONE).run(prepared, evaluations);
        }
        return new Cost((System.nanoTime() - start) / NANOS_PER_MILLI, (cpu() - cpuBefore) / NANOS_PER_MILLI);
    }

    private Evaluations evaluations() {
        return prepared.material() instanceof Material.Published
                ? EvaluationsOf.material(prepared, Path.of("").toUri(), Workplaces.NONE, (_, _, _) -> {}, clock)
                : new SyntheticEvaluations(prepared.judge(), clock);
    }

    private ExperimentRecord record(Experiment experiment) {
        return new ExperimentRecord(
                experiment.name(),
                ExperimentText.write(experiment),
                "0".repeat(64),
                "1".repeat(64),
                ExperimentStatus.RUNNING,
                clock.instant());
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
