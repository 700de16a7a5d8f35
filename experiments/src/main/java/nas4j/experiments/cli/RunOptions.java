package nas4j.experiments.cli;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import nas4j.experiments.agents.Workplaces;
import nas4j.experiments.cli.output.ExitCodes;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.cli.output.SystemClock;
import nas4j.experiments.cli.process.Environments;
import nas4j.experiments.cli.process.Interrupts;
import nas4j.experiments.cli.progress.Progress;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.run.ExperimentRunner;
import nas4j.experiments.run.Stop;
import nas4j.experiments.show.ExperimentSummary;
import nas4j.experiments.show.ReportInput;
import nas4j.results.analysis.Analysis;
import nas4j.results.analysis.Verdict;
import nas4j.results.h2.H2TrialStore;
import nas4j.results.model.ExperimentData;
import nas4j.results.report.Report;
import nas4j.results.tasks.TaskNetwork;
import nas4j.store.ExperimentStatus;
import nas4j.store.TrialStore;
import picocli.CommandLine.Option;

/** What commands that evaluate networks share. */
final class RunOptions {
    private static final String REPORT = "report.html";

    @Option(names = "--quiet", description = "Say nothing until the end.")
    private boolean quiet;

    /** Runs an experiment, writes its report and prints what came out; returns the exit code. */
    int run(Experiment experiment, ResultsFolder results, Output output)
            throws InterruptedException, ExecutionException {
        PreparedExperiment prepared = PreparedExperiment.of(experiment);
        PrintWriter err = output.err();
        try (H2TrialStore store = results.open(err::println)) {
            ExperimentStatus status = runner(store, prepared, output).run(prepared);
            ExperimentSummary summary =
                    ExperimentSummary.of(store, ResultsFolder.require(store, experiment.name()), experiment, 1);
            new SummaryPrinter(output).print(summary, false);
            if (status != ExperimentStatus.FINISHED) {
                err.println("interrupted; all that was done is kept. Go on with: nas resume " + experiment.name());
                return ExitCodes.INTERRUPTED;
            }
            conclude(store, summary, err);
            if (summary.search().completed() == 0) {
                err.println("nas: the search completed no network; the report says what became of each trial");
                return ExitCodes.WORK_FAILED;
            }
            return ExitCodes.DONE;
        }
    }

    /** What runs an experiment, tells how it goes, and stops on Ctrl-C. */
    ExperimentRunner runner(TrialStore store, PreparedExperiment prepared, Output output) {
        Experiment experiment = prepared.experiment();
        Stop stop = new Stop();
        Interrupts.handle(() -> interrupted(stop, experiment, output.err()));
        PrintWriter told = quiet ? new PrintWriter(PrintWriter.nullWriter()) : output.err();
        Progress progress = new Progress(experiment, told, SystemClock.get(), isTerminal(), output.isVerbose());
        Workplaces workplaces = new Workplaces(WorkerMain.class.getName(), SystemClock::secrets, stop::isAsked);
        return new ExperimentRunner(store, Environments.here(prepared), progress, SystemClock.get(), stop, workplaces);
    }

    /** Writes the report, and says the verdict and what to look at now. */
    private static void conclude(H2TrialStore store, ExperimentSummary summary, PrintWriter err) {
        String name = summary.experiment().name();
        List<ExperimentData> data = ReportInput.read(store, List.of(name));
        data.forEach(each -> err.println(Verdict.of(Analysis.of(each)).sentence()));
        Path report = store.folder(name).resolve(REPORT);
        try {
            Files.writeString(report, Report.html(data, SystemClock.get().instant()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        err.println("Report: " + report);
        String export = ", nas export " + name;
        StringBuilder next = new StringBuilder("Next: nas show " + name + " --top 5");
        if (summary.delivered() != null) {
            next.append(export).append(" --out ").append(name).append(".onnx");
        }
        summary.tasks().models().keySet().stream()
                .map(TaskNetwork::task)
                .forEach(task -> next.append(export)
                        .append(" --task ")
                        .append(task)
                        .append(" --out ")
                        .append(task)
                        .append(".onnx"));
        err.println(next);
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
