package nas4j.experiments.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import nas4j.experiments.cli.output.ExitCodes;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.cli.output.SystemClock;
import nas4j.experiments.cli.progress.Progress;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.run.ExperimentRunner;
import nas4j.experiments.run.Stop;
import nas4j.experiments.show.ExperimentSummary;
import nas4j.experiments.show.ReportInput;
import nas4j.results.analysis.Analysis;
import nas4j.results.analysis.Verdict;
import nas4j.store.ExperimentStatus;
import nas4j.store.TrialStore;
import picocli.CommandLine.Option;

/** What {@code nas run} and {@code nas resume} share. */
final class RunOptions {
    @Option(names = "--quiet", description = "Say nothing until the end.")
    private boolean quiet;

    /** Runs an experiment and prints what came out; returns the exit code. */
    int run(Experiment experiment, ResultsFolder results, Output output)
            throws InterruptedException, ExecutionException {
        PreparedExperiment prepared = PreparedExperiment.of(experiment);
        PrintWriter err = output.err();
        Stop stop = new Stop();
        Interrupts.handle(() -> interrupted(stop, experiment, err));
        try (TrialStore store = results.open(err::println)) {
            Progress progress = new Progress(
                    experiment,
                    quiet ? new PrintWriter(PrintWriter.nullWriter()) : err,
                    SystemClock.get(),
                    isTerminal());
            ExperimentStatus status = new ExperimentRunner(
                            store,
                            Environments.here(prepared),
                            progress,
                            SystemClock.get(),
                            stop,
                            WorkerMain.class.getName())
                    .run(prepared);
            ExperimentSummary summary =
                    ExperimentSummary.of(store, ResultsFolder.require(store, experiment.name()), experiment, 1);
            new SummaryPrinter(output).print(summary, false);
            if (status == ExperimentStatus.FINISHED) {
                next(store, experiment, err);
            }
            if (status == ExperimentStatus.INTERRUPTED) {
                err.println("interrupted; all that was done is kept. Go on with: nas resume " + experiment.name());
                return ExitCodes.INTERRUPTED;
            }
            return 0;
        }
    }

    /** The verdict, and what to look at now. */
    private static void next(TrialStore store, Experiment experiment, PrintWriter err) {
        ReportInput.read(store, List.of(experiment.name()))
                .forEach(data -> err.println(Verdict.of(Analysis.of(data)).sentence()));
        err.println("Next: nas report " + experiment.name() + ", nas show " + experiment.name()
                + " --top 5, nas export " + experiment.name() + " --out " + experiment.name() + ".onnx");
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    /** The first time: begin nothing new. The second time: end, with all that is kept. */
    private static void interrupted(Stop stop, Experiment experiment, PrintWriter err) {
        if (stop.ask()) {
            err.println("\nfinishing what was begun; again to stop at once");
            err.flush();
            return;
        }
        err.println("\nstopped; all that was finished is kept. Go on with: nas resume " + experiment.name());
        err.flush();
        Runtime.getRuntime().halt(ExitCodes.INTERRUPTED);
    }
}
