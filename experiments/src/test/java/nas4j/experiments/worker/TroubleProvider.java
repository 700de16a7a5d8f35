package nas4j.experiments.worker;

import java.util.List;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.TrialOutcome;
import nas4j.input.InputException;
import nas4j.input.Where;

/** An evaluator that does what the genotype's text says: mostly something bad. */
public final class TroubleProvider implements EvaluatorProvider {
    static final String NAME = "trouble";

    /** A measurement that tells who did it. */
    static final String PID = "pid";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public TrialEvaluator open(String setup) {
        if (setup.equals("wrong")) {
            throw new InputException(Where.UNKNOWN, "found the setup [wrong], accepted: any other");
        }
        if (setup.equals("deadly")) {
            throw new IllegalStateException("no evaluator for you");
        }
        return TroubleProvider::evaluate;
    }

    private static TrialOutcome evaluate(TrialJob job, TrialEvaluator.ProgressListener progress)
            throws InterruptedException {
        switch (job.genotype()) {
            case "throw" -> throw new IllegalArgumentException("on purpose");
            case "halt" -> Crashes.halt(3);
            case "kill" -> Crashes.signal(9);
            case "end" -> Crashes.signal(15);
            case "abort" -> Crashes.abort();
            case "crash" -> Crashes.fault();
            case "eat" -> Crashes.fillHeap();
            case "gorge" -> Crashes.fillNativeMemory(progress);
            case "print" -> Crashes.print(10_000);
            case "mumble" -> Crashes.sayDamaged();
            case "endless" -> Crashes.runForever();
            case "sleep" -> Thread.sleep(100_000);
            case "brief" -> Thread.sleep(20);
            default -> progress.progress(.5, "half");
        }
        return new TrialOutcome.Completed(List.of(
                Measurement.exact(job.genotype(), (double) job.seed(), ""),
                Measurement.exact(PID, (double) ProcessHandle.current().pid(), "")));
    }
}
