package nas4j.experiments.cli.progress;

import nas4j.evaluate.Objective;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.prepare.Judge;
import nas4j.experiments.show.Figures;
import nas4j.store.TrialRecord;

/** What became of the trials of one run. Mutable. */
final class RunTally {
    private long completed;
    private long failed;
    private long infeasible;
    private long known;
    private double cost;
    private double largestShare;
    private double best = Double.NaN;

    void add(TrialRecord trial, Objective objective) {
        if (trial.sameAs() != null) {
            known++;
            return;
        }
        switch (trial.outcome()) {
            case TrialOutcome.Completed done -> {
                completed++;
                cost += trial.cost();
                Judge.find(objective, done.measurements(), Split.VALIDATION)
                        .ifPresent(found -> improve(objective, found.value(), trial.share()));
            }
            case TrialOutcome.Infeasible _ -> infeasible++;
            case TrialOutcome.Failed _ -> {
                failed++;
                cost += trial.cost();
            }
        }
    }

    /** What came of a larger share of the budget is better than all from smaller ones. */
    private void improve(Objective objective, double value, double share) {
        if (share > largestShare || (share == largestShare && objective.loss(value) < objective.loss(best))) {
            best = value;
            largestShare = share;
        }
    }

    /** What the trials cost, in full evaluations. */
    double cost() {
        return cost;
    }

    String text(Objective objective) {
        StringBuilder text = new StringBuilder(completed + " done");
        text.append(failed > 0 ? ", " + failed + " failed" : "");
        text.append(infeasible > 0 ? ", " + infeasible + " infeasible" : "");
        text.append(known > 0 ? ", " + known + " known already" : "");
        return Double.isNaN(best)
                ? text.toString()
                : text + ", best " + objective.measurement() + " " + Figures.plain(best);
    }
}
