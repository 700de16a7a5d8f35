package nas4j.experiments.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import nas4j.evaluate.Objective;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.prepare.Judge;
import nas4j.experiments.run.RunListener;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;

/** Says on standard error how an experiment goes: a line that changes on a terminal, lines of their own elsewhere. */
final class Progress implements RunListener {
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final String CLEAR = "\r\033[K";

    private final Experiment experiment;
    private final PrintWriter err;
    private final InstantSource clock;
    private final boolean terminal;
    private final Tally tally = new Tally();
    private Instant shown = Instant.EPOCH;
    private Instant runStart = Instant.EPOCH;

    Progress(Experiment experiment, PrintWriter err, InstantSource clock, boolean terminal) {
        this.experiment = experiment;
        this.err = err;
        this.clock = clock;
        this.terminal = terminal;
    }

    @Override
    public synchronized void runBegins(RunKey run) {
        tally.begin();
        runStart = clock.instant();
        line("%s, seed %d".formatted(name(run), run.seed()));
    }

    @Override
    public synchronized void trialBegins(RunKey run, long trial, String genotype) {
        tally.running++;
        status(run);
    }

    @Override
    public synchronized void trialProgress(RunKey run, long trial, double done, String text) {
        status(run);
    }

    @Override
    public synchronized void kept(TrialRecord trial, boolean isOld) {
        tally.add(trial, isOld, experiment.goal().objectives().getFirst());
        if (!terminal && !isOld && isWorthALine(trial)) {
            line("trial " + trial.id() + ": " + outcome(trial));
        }
        status(trial.run());
    }

    /** Where nothing is trained, trials come by the thousand. */
    private boolean isWorthALine(TrialRecord trial) {
        return Duration.between(trial.start(), trial.end()).compareTo(BETWEEN) > 0;
    }

    private String outcome(TrialRecord trial) {
        return switch (trial.outcome()) {
            case TrialOutcome.Completed completed ->
                experiment.goal().objectives().stream()
                        .flatMap(objective -> Judge.find(objective, completed.measurements(), split(trial)).stream())
                        .map(found -> "%s %s".formatted(found.name(), Numbers.withUnit(found)))
                        .collect(Collectors.joining(", "));
            case TrialOutcome.Infeasible infeasible -> "infeasible, " + infeasible.reason();
            case TrialOutcome.Failed failed -> "failed, " + failed.reason();
        };
    }

    private static Split split(TrialRecord trial) {
        return trial.run().method().equals(RunKey.FINAL) ? Split.TEST : Split.VALIDATION;
    }

    @Override
    public synchronized void runEnds(RunKey run, String why) {
        line("%s, seed %d: %s"
                .formatted(
                        name(run),
                        run.seed(),
                        tally.text(experiment.goal().objectives().getFirst())));
    }

    @Override
    public synchronized void remark(String text) {
        line(text);
    }

    @Override
    public synchronized void finished(List<TrialRecord> finals) {
        line("%d final evaluations".formatted(finals.size()));
    }

    private void line(String text) {
        err.print(terminal ? CLEAR : "");
        err.println(text);
        err.flush();
    }

    private void status(RunKey run) {
        Instant now = clock.instant();
        if (!terminal || Duration.between(shown, now).compareTo(BETWEEN) < 0) {
            return;
        }
        shown = now;
        Objective first = experiment.goal().objectives().getFirst();
        long total = experiment.budget().trials();
        err.print("%s%s, seed %d: %d of %d, %s, %s left"
                .formatted(
                        CLEAR,
                        name(run),
                        run.seed(),
                        tally.evaluated(),
                        total,
                        tally.text(first),
                        left(Duration.between(runStart, now), tally.evaluated(), total)));
        err.flush();
    }

    private static String left(Duration spent, long done, long total) {
        if (done == 0) {
            return "?";
        }
        long seconds = Math.round(spent.toMillis() / 1000.0 / done * (total - done));
        return seconds < 60 ? seconds + " s" : String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
    }

    private String name(RunKey run) {
        return switch (run.method()) {
            case RunKey.SEARCH -> experiment.search().strategy();
            case RunKey.BASELINE -> "baseline";
            default -> run.method();
        };
    }

    /** What became of the trials of one run. */
    private static final class Tally {
        private long running;
        private long completed;
        private long failed;
        private long infeasible;
        private long known;
        private double best = Double.NaN;

        void begin() {
            running = 0;
            completed = 0;
            failed = 0;
            infeasible = 0;
            known = 0;
            best = Double.NaN;
        }

        void add(TrialRecord trial, boolean isOld, Objective objective) {
            if (trial.sameAs() != null) {
                known++;
                return;
            }
            switch (trial.outcome()) {
                case TrialOutcome.Completed done -> {
                    completed++;
                    Judge.find(objective, done.measurements(), Split.VALIDATION)
                            .ifPresent(found -> improve(objective, found.value()));
                }
                case TrialOutcome.Infeasible _ -> infeasible++;
                case TrialOutcome.Failed _ -> failed++;
            }
            running = Math.max(0, running - (isOld || trial.worker().isEmpty() ? 0 : 1));
        }

        private void improve(Objective objective, double value) {
            if (Double.isNaN(best) || objective.loss(value) < objective.loss(best)) {
                best = value;
            }
        }

        long evaluated() {
            return completed + failed;
        }

        String text(Objective objective) {
            StringBuilder text = new StringBuilder(completed + " done");
            text.append(running > 0 ? ", " + running + " running" : "");
            text.append(failed > 0 ? ", " + failed + " failed" : "");
            text.append(infeasible > 0 ? ", " + infeasible + " infeasible" : "");
            text.append(known > 0 ? ", " + known + " known already" : "");
            return Double.isNaN(best)
                    ? text.toString()
                    : text + ", best " + objective.measurement() + " " + Numbers.plain(best);
        }
    }
}
