package nas4j.experiments.cli.progress;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Objective;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.prepare.Judge;
import nas4j.experiments.run.RunListener;
import nas4j.experiments.show.Figures;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import org.jspecify.annotations.Nullable;

/**
 * Says on standard error how an experiment goes: on a terminal a line for the whole and one for each running trial, which
 * change in place; elsewhere a line for each thing that happens.
 */
public final class Progress implements RunListener {
    private static final Duration BETWEEN = Duration.ofMillis(200);

    /** Where nothing is trained, trials come by the thousand. */
    private static final Duration WORTH_A_LINE = Duration.ofMillis(200);

    private final Experiment experiment;
    private final InstantSource clock;
    private final Screen screen;
    private final boolean terminal;
    private final boolean verbose;
    private final Map<String, String> running = new LinkedHashMap<>();
    private RunTally tally = new RunTally();
    private @Nullable RunKey shown;
    private Instant runStart = Instant.EPOCH;
    private int runs;
    /** What an earlier session of work has paid for, in full evaluations. */
    private double old;

    /** @param verbose whether the last progress of a trial stays to be read */
    public Progress(Experiment experiment, PrintWriter err, InstantSource clock, boolean terminal, boolean verbose) {
        this.experiment = experiment;
        this.clock = clock;
        this.screen = new Screen(err, terminal);
        this.verbose = verbose;
        this.terminal = terminal;
        if (terminal) {
            Thread.ofVirtual().name("progress").start(this::draw);
        }
    }

    /** Draws what changes again and again, until the program ends. */
    private void draw() {
        try {
            while (true) {
                Thread.sleep(BETWEEN);
                show();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Objective first() {
        return experiment.goal().objectives().getFirst();
    }

    @Override
    public synchronized void runBegins(RunKey run) {
        tally = new RunTally();
        running.clear();
        runStart = clock.instant();
        old = 0;
        if (isSearch(run)) {
            runs++;
            screen.print(title(run) + " begins: run " + runs + " of " + allRuns());
        } else {
            screen.print(title(run) + " begins");
        }
    }

    private int allRuns() {
        return experiment.seeds().size() * (experiment.baseline() ? 2 : 1);
    }

    @Override
    public synchronized void trialBegins(RunKey run, long trial, String genotype) {
        running.put(title(run, trial), "waits");
        shown = run;
    }

    @Override
    public synchronized void trialProgress(RunKey run, long trial, double done, String text) {
        if (!run.method().equals(RunKey.ONE_SHOT)) {
            running.put(title(run, trial), Math.round(100 * done) + " %, " + text);
        } else if (terminal) {
            running.put(title(run), text);
        } else {
            screen.print(title(run) + ": " + text);
        }
        shown = run;
    }

    @Override
    public synchronized void kept(TrialRecord trial, boolean isOld) {
        String last = running.remove(title(trial.run(), trial.id()));
        if (isSearch(trial.run())) {
            double before = tally.cost();
            tally.add(trial, first());
            old += isOld ? tally.cost() - before : 0;
        }
        boolean isWhole = trial.run().method().equals(RunKey.SUPERNET); // the remark about it says more
        if (!isOld && !isWhole && Duration.between(trial.start(), trial.end()).compareTo(WORTH_A_LINE) > 0) {
            String more = verbose && last != null ? " [" + last + "]" : "";
            screen.print(title(trial.run(), trial.id()) + ": " + outcome(trial) + more);
        }
        shown = trial.run();
    }

    private String outcome(TrialRecord trial) {
        return switch (trial.outcome()) {
            case TrialOutcome.Completed completed ->
                experiment.goal().objectives().stream()
                        .flatMap(objective -> find(objective, completed, trial.run()).stream())
                        .map(found -> found.name() + " " + Figures.withUnit(found))
                        .collect(Collectors.joining(", "));
            case TrialOutcome.Infeasible infeasible -> "infeasible, it " + infeasible.reason();
            case TrialOutcome.Failed failed -> "failed, " + failed.reason();
        };
    }

    private static Optional<Measurement> find(Objective objective, TrialOutcome.Completed completed, RunKey run) {
        boolean isOnTest = run.method().equals(RunKey.FINAL) || run.method().startsWith(RunKey.ASKED_FOR);
        return Judge.find(objective, completed.measurements(), isOnTest ? Split.TEST : Split.VALIDATION);
    }

    @Override
    public synchronized void runEnds(RunKey run, String why, Duration searcher) {
        hide();
        screen.print(title(run) + " ends: " + tally.text(first()));
    }

    @Override
    public synchronized void remark(String text) {
        screen.print(text);
    }

    @Override
    public synchronized void finished(List<TrialRecord> finals) {
        hide();
        screen.print(finals.size() + " final evaluations are done");
    }

    @Override
    public synchronized void ended() {
        hide();
        running.clear();
    }

    private void hide() {
        shown = null;
        screen.show(List.of());
    }

    /** The whole, and each running trial. */
    private synchronized void show() {
        List<String> lines = new ArrayList<>();
        if (shown != null && isSearch(shown)) {
            lines.add(title(shown) + ": " + tally.text(first()) + left(Duration.between(runStart, clock.instant())));
        }
        if (shown != null) {
            running.forEach((title, text) -> lines.add("  " + title + ": " + text));
        }
        screen.show(lines);
    }

    /** What this run and all of them need, if evaluations go on to take as long as they did. */
    private String left(Duration spent) {
        double done = tally.cost() - old;
        if (done == 0) {
            return "";
        }
        long trials = experiment.budget().trials();
        long these = Math.max(0, (long) Math.ceil(trials - tally.cost()));
        double each = spent.toMillis() / 1e3 / done;
        return ", " + running.size() + " running, " + these + " to do in about " + time(each * these) + ", all runs in "
                + time(each * (these + trials * Math.max(0, allRuns() - runs)));
    }

    private static String time(double seconds) {
        return seconds < 60 ? Math.round(seconds) + " s" : Math.round(seconds / 60) + " min";
    }

    private static boolean isSearch(RunKey run) {
        return run.method().equals(RunKey.SEARCH) || run.method().equals(RunKey.BASELINE);
    }

    private String title(RunKey run, long trial) {
        return title(run) + ", trial " + trial;
    }

    private String title(RunKey run) {
        String method =
                switch (run.method()) {
                    case RunKey.SEARCH -> experiment.search().strategy();
                    case RunKey.BASELINE -> "random baseline";
                    case RunKey.ONE_SHOT -> experiment.search().strategy() + " in a supernet";
                    default -> run.method().replace('-', ' ');
                };
        return method + ", seed " + run.seed();
    }
}
