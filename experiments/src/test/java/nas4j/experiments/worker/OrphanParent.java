package nas4j.experiments.worker;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import nas4j.experiments.worker.TrialExecutor.Answer;

/** A parent of two busy workers: says when they are busy, and waits for what never comes. */
public final class OrphanParent {
    static final String BUSY = "busy";

    private OrphanParent() {}

    public static void main(String[] arguments) throws InterruptedException {
        WorkerCommand command = new WorkerCommand("nas4j.experiments.cli.WorkerMain", 64, 400);
        try (WorkerPool pool = new WorkerPool(2, command, TroubleProvider.NAME, "any", null, InstantSource.system())) {
            List<CompletableFuture<Answer>> answers = new ArrayList<>();
            for (String genotype : List.of("brief", "brief", "endless", "sleep")) {
                answers.add(pool.submit(
                        new TrialJob(genotype, 1, 1, TrialJob.Purpose.SEARCH, JobFiles.NONE), (_, _) -> {}));
            }
            answers.get(0).join();
            answers.get(1).join();
            Thread.sleep(500);
            System.out.println(BUSY);
            answers.get(2).join();
        }
    }
}
