package nas4j.experiments.show;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.config.ExportPrecision;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphHash;
import nas4j.graph.Simplification;
import nas4j.graph.quantize.RoundingPlan;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.SearchSpace;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import nas4j.store.TrialStore;

/**
 * A network of a search with numbers of another precision.
 *
 * @param prepared the experiment as it would be with that precision
 * @param trial of the search, of that network in the space of {@code prepared}
 */
public record OtherPrecision(ExportPrecision precision, PreparedExperiment prepared, TrialRecord trial) {

    /**
     * The network of a trial.
     *
     * @throws InputException if the network decides on more than the experiment with that precision can
     */
    public static OtherPrecision of(ExportPrecision precision, Experiment experiment, TrialRecord trial) {
        PreparedExperiment prepared = PreparedExperiment.of(precision.of(experiment));
        SearchSpace space = prepared.space();
        String genotype = Arrays.stream(trial.genotype().split(" "))
                .filter(part -> space.findDecision(part.substring(0, Math.max(0, part.lastIndexOf('='))))
                        .isPresent())
                .collect(Collectors.joining(" "));
        ComputationGraph graph = space.decode(space.parse(genotype)).graph();
        return new OtherPrecision(
                precision,
                prepared,
                new TrialRecord(
                        trial.run(),
                        trial.id(),
                        genotype,
                        GraphHash.of(graph).toString(),
                        trial.share(),
                        trial.continuedShare(),
                        trial.seed(),
                        trial.outcome(),
                        trial.sameAs(),
                        trial.start(),
                        trial.end(),
                        trial.worker()));
    }

    /** Whether a network of an experiment rounds already. */
    public static boolean rounds(Experiment experiment, TrialRecord trial) {
        SearchSpace space = PreparedExperiment.of(experiment).space();
        return RoundingPlan.of(Simplification.simplify(
                        space.decode(space.parse(trial.genotype())).graph()))
                .rounds();
    }

    /**
     * The trial of a search that a network which is handed back comes from.
     *
     * @throws InputException if there is none
     */
    public static TrialRecord searched(TrialStore store, Delivered delivered) {
        Experiment experiment = delivered.experiment();
        return experiment.seeds().stream()
                .flatMap(seed -> {
                    try (Stream<TrialRecord> trials =
                            store.trials(new RunKey(experiment.name(), RunKey.SEARCH, seed))) {
                        return trials
                                .filter(each ->
                                        each.genotype().equals(delivered.trial().genotype()))
                                .toList()
                                .stream();
                    }
                })
                .findFirst()
                .orElseThrow(() -> new InputException(
                        Where.UNKNOWN, "no trial of the searches is of the network that is handed back"));
    }

    /** The id that names it, as on the command line. */
    public TrialId id() {
        return TrialId.of(trial);
    }
}
