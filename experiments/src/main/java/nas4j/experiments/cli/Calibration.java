package nas4j.experiments.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import nas4j.evaluate.scalar.ExponentCalibration;
import nas4j.evaluate.scalar.ExponentCalibration.Sample;
import nas4j.evaluate.scalar.MnasNet;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.config.Goal;
import nas4j.experiments.config.SearchBudget;
import nas4j.experiments.config.SearchPlan;
import nas4j.experiments.prepare.Judge;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.yaml.Strategies;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.store.ExperimentStatus;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import nas4j.store.TrialStore;

/**
 * Finds the exponent of {@code mnasnet-soft} for an experiment from random networks of its space. They are an experiment
 * of their own, {@code NAME-calibration}, so that nothing is evaluated twice.
 */
final class Calibration {
    private static final String SUFFIX = "-calibration";
    private static final int LEAST = 4;

    private final RunOptions options;
    private final ResultsFolder results;
    private final Output output;

    Calibration(RunOptions options, ResultsFolder results, Output output) {
        this.options = options;
        this.results = results;
        this.output = output;
    }

    /**
     * The experiment with the exponent that suits its space; empty if a person interrupted.
     *
     * @param networks how many are looked at
     * @throws InputException if the experiment has no such exponent, or the networks say nothing of it
     */
    Optional<Experiment> calibrate(Experiment experiment, long networks)
            throws InterruptedException, ExecutionException {
        if (networks < LEAST) {
            throw new InputException(
                    Where.UNKNOWN, "found [" + networks + "] for --calibrate, accepted: " + LEAST + " or more");
        }
        double target = target(experiment.goal());
        Experiment random = random(experiment, networks);
        PreparedExperiment prepared = PreparedExperiment.of(random);
        try (TrialStore store = results.open(output.err()::println)) {
            if (options.runner(store, prepared, output).search(prepared) != ExperimentStatus.FINISHED) {
                return Optional.empty();
            }
            List<Sample> samples = samples(store, random);
            double exponent =
                    ExponentCalibration.findExponent(samples, target).orElseThrow(() -> outOfReach(target, samples));
            double rounded = Double.parseDouble(String.format(Locale.ROOT, "%.3f", exponent));
            output.err()
                    .println("exponent " + rounded + " from " + samples.size() + " random networks, those of "
                            + random.name());
            return Optional.of(with(experiment, rounded));
        }
    }

    private static double target(Goal goal) {
        if (goal.scalar() instanceof MnasNet form && form.alpha() == form.beta()) {
            return form.target();
        }
        throw new InputException(
                Where.UNKNOWN, "--calibrate needs an experiment with scalar: {mnasnet-soft: {target: T}}");
    }

    private static Experiment random(Experiment experiment, long networks) {
        return new Experiment(
                experiment.name() + SUFFIX,
                experiment.space(),
                experiment.quantize(),
                experiment.activations(),
                experiment.data(),
                experiment.goal(),
                new SearchPlan(Strategies.BASELINE, Map.of(), null, null, null),
                experiment.evaluation(),
                new SearchBudget(networks, null),
                List.of(experiment.seeds().getFirst()),
                false,
                experiment.workers(),
                experiment.places());
    }

    private static List<Sample> samples(TrialStore store, Experiment random) {
        Judge judge = Judge.of(random.goal());
        RunKey run = new RunKey(random.name(), RunKey.SEARCH, random.seeds().getFirst());
        try (Stream<TrialRecord> trials = store.trials(run)) {
            return trials.filter(trial -> trial.sameAs() == null)
                    .map(trial -> judge.losses(trial.outcome()))
                    .filter(losses -> !losses.isEmpty() && losses.get(0) < 0 && losses.get(1) > 0)
                    .map(losses -> new Sample(-losses.get(0), losses.get(1)))
                    .toList();
        }
    }

    private static InputException outOfReach(double target, List<Sample> samples) {
        double least = samples.stream().mapToDouble(Sample::cost).min().orElse(Double.NaN);
        double most = samples.stream().mapToDouble(Sample::cost).max().orElse(Double.NaN);
        return new InputException(
                Where.UNKNOWN,
                "found [" + target + "] for scalar's target, but " + samples.size() + " random networks have " + least
                        + " to " + most
                        + "\nMaybe choose a target between, or look at more networks: --calibrate 100.");
    }

    private static Experiment with(Experiment experiment, double exponent) {
        Goal goal = experiment.goal();
        return new Experiment(
                experiment.name(),
                experiment.space(),
                experiment.quantize(),
                experiment.activations(),
                experiment.data(),
                new Goal(
                        goal.objectives(),
                        goal.constraints(),
                        goal.descriptors(),
                        MnasNet.soft(target(goal), exponent)),
                experiment.search(),
                experiment.evaluation(),
                experiment.budget(),
                experiment.seeds(),
                experiment.baseline(),
                experiment.workers(),
                experiment.places());
    }
}
