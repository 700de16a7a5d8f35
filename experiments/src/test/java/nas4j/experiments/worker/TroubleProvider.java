package nas4j.experiments.worker;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.TrialOutcome;
import nas4j.input.InputException;
import nas4j.input.Where;

/** An evaluator that does what the genotype's text says: mostly something bad. */
public final class TroubleProvider implements EvaluatorProvider {
    static final String NAME = "trouble";

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
            case "halt" -> Runtime.getRuntime().halt(3);
            case "kill" -> destroy(ProcessHandle.current().pid());
            case "crash" -> crash();
            case "eat" -> eat();
            case "print" -> System.out.println("this is no frame");
            case "sleep" -> Thread.sleep(100_000);
            case "brief" -> Thread.sleep(20);
            default -> progress.progress(.5, "half");
        }
        return new TrialOutcome.Completed(List.of(Measurement.exact(job.genotype(), (double) job.seed(), "")));
    }

    private static void destroy(long pid) throws InterruptedException {
        try {
            new ProcessBuilder("kill", "-9", Long.toString(pid)).start().waitFor();
            Thread.sleep(10_000);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("restricted")
    private static void crash() {
        MemorySegment.ofAddress(8).reinterpret(8).set(ValueLayout.JAVA_LONG, 0, 1);
    }

    private static void eat() {
        long[][] eaten = new long[1 << 20][];
        for (int k = 0; k < eaten.length; k++) {
            eaten[k] = new long[1 << 20];
        }
    }
}
