package nas4j.experiments.cli.progress;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nas4j.evaluate.Objective;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.prepare.Judge;
import nas4j.experiments.run.RunListener;
import nas4j.experiments.show.Figures;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;

/**
 * Says on standard error how an experiment goes: on a terminal a line for the whole and one for each running trial, which
 * change in place; elsewhere a line for each thing that happens.
 */
public final class Progress implements RunListener {
    private static final Duration BETWEEN = Duration.ofMillis(100);

    /** Where nothing is trained, trials come by the thousand. */
    private static final Duration WORTH_A_LINE = Duration.ofMillis(200);

    private final Experiment experiment;
    private final InstantSource clock;
    private final Screen screen;
    private final Map<Long, String> running = new LinkedHashMap<>();
    private RunTally tally = new RunTally();
    private Instant shown = Instant.EPOCH;
    private Instant runStart = Instant.EPOCH;

    public Progress(Experiment experiment, PrintWriter err, InstantSource clock, boolean terminal) {
        this.experiment = experiment;
        this.clock = clock;
        this.screen = new Screen(err, terminal);
    }

    private Objective first() {
        return experiment.goal().objectives().getFirst();
    }

    @Override
    public synchronized void runBegins(RunKey run) {
        tally = new RunTally();
        running.clear();
        runStart = clock.instant();
        screen.print(title(run) + " begins");
    }

    @Override
    public synchronized void trialBegins(RunKey run, long trial, String genotype) {
        running.put(trial, "waits");
        show(run);
    }

    @Override
    public synchronized void trialProgress(RunKey run, long trial, double done, String text) {
        running.put(trial, Math.round(100 * done) + " %, " + text);
        show(run);
    }

    @Override
    public synchronized void kept(TrialRecord trial, boolean isOld) {
        running.remove(trial.id());
        tally.add(trial, first());
        if (!isOld && Duration.between(trial.start(), trial.end()).compareTo(WORTH_A_LINE) > 0) {
            screen.print(title(trial.run()) + ", trial " + trial.id() + ": " + outcome(trial));
        }
        show(trial.run());
    }

    private String outcome(TrialRecord trial) {
        Split split = trial.run().method().equals(RunKey.FINAL) ? Split.TEST : Split.VALIDATION;
        return switch (trial.outcome()) {
            case TrialOutcome.Completed completed ->
                experiment.goal().objectives().stream()
                        .flatMap(objective -> Judge.find(objective, completed.measurements(), split).stream())
                        .map(found -> found.name() + " " + Figures.withUnit(found))
                        .collect(Collectors.joining(", "));
            case TrialOutcome.Infeasible infeasible -> "infeasible, it " + infeasible.reason();
            case TrialOutcome.Failed failed -> "failed, " + failed.reason();
        };
    }

    @Override
    public synchronized void runEnds(RunKey run, String why) {
        screen.show(List.of());
        screen.print(title(run) + " ends: " + tally.text(first()));
    }

    @Override
    public synchronized void remark(String text) {
        screen.print(text);
    }

    @Override
    public synchronized void finished(List<TrialRecord> finals) {
        screen.show(List.of());
        screen.print(finals.size() + " final evaluations are done");
    }

    /** The whole, and each running trial. */
    private void show(RunKey run) {
        Instant now = clock.instant();
        if (Duration.between(shown, now).compareTo(BETWEEN) < 0) {
            return;
        }
        shown = now;
        List<String> lines = new ArrayList<>();
        lines.add(title(run) + ": " + tally.text(first()) + left(run, Duration.between(runStart, now)));
        running.forEach((trial, text) -> lines.add("  trial " + trial + ": " + text));
        screen.show(lines);
    }

    private String left(RunKey run, Duration spent) {
        long all = experiment.budget().trials();
        if (run.method().equals(RunKey.FINAL) || tally.evaluated() == 0) {
            return "";
        }
        long seconds = Math.round(spent.toMillis() / 1e3 / tally.evaluated() * (all - tally.evaluated()));
        String time = seconds < 60 ? seconds + " s" : seconds / 60 + " min";
        return ", " + running.size() + " running, " + (all - tally.evaluated()) + " to do in about " + time;
    }

    private String title(RunKey run) {
        String method =
                switch (run.method()) {
                    case RunKey.SEARCH -> experiment.search().strategy();
                    case RunKey.BASELINE -> "random baseline";
                    default -> run.method();
                };
        return method + ", seed " + run.seed();
    }
}
