package nas4j.experiments.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import nas4j.evaluate.Objective;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.evaluate.pareto.Hypervolume;
import nas4j.evaluate.pareto.ParetoFront;
import nas4j.experiments.evaluation.Draft;
import nas4j.experiments.evaluation.Evaluated;
import nas4j.experiments.evaluation.Evaluations;
import nas4j.experiments.prepare.Judge;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.prepare.Screened;
import nas4j.search.Suggestion;
import nas4j.space.Genotype;
import nas4j.store.RunKey;

/**
 * What a table knows and no search does: how good every network of it is, on the data that decide. Immutable.
 *
 * <p>Hypervolumes are shares of that of the whole table, as searches see it. Each loss is scaled to 0 for the least and 1
 * for the largest in the table, which is the reference.
 */
final class Truth {
    private static final int TOP = 10;

    private final Objective score;
    private final Map<String, Double> finals;
    private final double best;
    private final List<Double> least;
    private final List<Double> largest;
    private final double hypervolume;
    private final double tenth;

    private Truth(Objective score, Map<String, Double> finals, List<List<Double>> losses) {
        this.score = score;
        this.finals = finals;
        best = finals.values().stream().mapToDouble(score::loss).min().orElse(Double.NaN);
        least = new ArrayList<>();
        largest = new ArrayList<>();
        int objectives = losses.isEmpty() ? 0 : losses.getFirst().size();
        for (int k = 0; k < objectives; k++) {
            int objective = k;
            least.add(losses.stream()
                    .mapToDouble(each -> each.get(objective))
                    .min()
                    .orElseThrow());
            largest.add(losses.stream()
                    .mapToDouble(each -> each.get(objective))
                    .max()
                    .orElseThrow());
        }
        hypervolume = volume(losses);
        tenth = losses.stream()
                .map(List::getFirst)
                .sorted()
                .limit(TOP)
                .reduce((_, last) -> last)
                .orElse(Double.NaN);
    }

    /**
     * Looks at each network of the experiment's table.
     *
     * @param evaluations of the experiment
     */
    static Truth of(PreparedExperiment prepared, Evaluations evaluations, Iterable<String> genotypes)
            throws InterruptedException, ExecutionException {
        Objective score = prepared.experiment().goal().objectives().getFirst();
        Map<String, Double> finals = new HashMap<>();
        List<List<Double>> losses = new ArrayList<>();
        RunKey run = new RunKey(prepared.experiment().name(), RunKey.SEARCH, 0);
        for (String text : genotypes) {
            Genotype genotype = prepared.space().parse(text);
            Screened screened = prepared.screening().screen(genotype);
            Draft draft = new Draft(run, 0, Suggestion.full(genotype), screened.graphHash());
            Evaluated seen = evaluations.begin(draft, screened.costs()).get();
            List<Double> found = prepared.judge().losses(seen.outcome());
            if (!found.isEmpty()) {
                losses.add(found);
            }
            if (evaluations.beginFinal(draft, screened.costs()).get().outcome()
                    instanceof TrialOutcome.Completed completed) {
                Judge.find(score, completed.measurements(), Split.TEST)
                        .ifPresent(measured -> finals.put(text, measured.value()));
            }
        }
        return new Truth(score, finals, losses);
    }

    /** What decides about a network; NaN if the table does not have it. */
    double score(String genotype) {
        return finals.getOrDefault(genotype, Double.NaN);
    }

    /** How much better the best network of the table is. */
    double regret(String genotype) {
        return score.loss(score(genotype)) - best;
    }

    /** Whether one of these losses is among the ten best of the table, as searches see it. */
    boolean holdsTopTen(List<List<Double>> losses) {
        return losses.stream().anyMatch(each -> each.getFirst() <= tenth);
    }

    /** The share of the table's hypervolume that points of it dominate, 0 to 1. */
    double hypervolumeShare(List<List<Double>> losses) {
        return volume(losses) / hypervolume;
    }

    private double volume(List<List<Double>> losses) {
        if (least.size() < 2) {
            return Double.NaN; // one loss dominates no area
        }
        ParetoFront<List<Double>> front = new ParetoFront<>(least.size());
        losses.forEach(each -> front.add(scaled(each), each));
        return Hypervolume.of(front.losses(), least.stream().map(_ -> 1.0).toList());
    }

    private List<Double> scaled(List<Double> losses) {
        List<Double> scaled = new ArrayList<>();
        for (int k = 0; k < losses.size(); k++) {
            scaled.add((losses.get(k) - least.get(k)) / (largest.get(k) - least.get(k)));
        }
        return scaled;
    }
}
