package nas4j.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import nas4j.agent.child.ChildCommand;
import nas4j.agent.child.ChildJob;
import nas4j.agent.child.ChildProcess;
import nas4j.agent.http.Controller;
import nas4j.agent.http.Download;
import nas4j.agent.http.LeaseLostException;
import nas4j.agent.spool.Models;
import nas4j.agent.wire.BlobRef;
import nas4j.agent.wire.Lease;
import nas4j.agent.wire.Protocol;
import nas4j.agent.wire.Result;
import nas4j.agent.wire.Work;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a job: fetch the model, measure it in a child, say how it went.
 *
 * @param threads of each operator, if the job does not say
 */
record Job(
        Lease lease,
        Controller controller,
        Models models,
        ChildCommand command,
        Path errors,
        int threads,
        Consumer<String> log) {

    /** Whatever is wrong with the model, its way here, or the disk is a result, too. */
    Result run(Backoff backoff) throws LeaseLostException, InterruptedException {
        Heart heart = new Heart(controller, lease, log);
        try {
            models.keepOnly(lease.work());
            for (BlobRef blob : Models.of(lease.work())) {
                fetch(blob, heart, backoff);
            }
            return measure(heart);
        } catch (IllegalArgumentException | IOException e) {
            return Result.failed(lease, String.valueOf(e.getMessage()));
        }
    }

    private void fetch(BlobRef blob, Heart heart, Backoff backoff) throws LeaseLostException, InterruptedException {
        Download download = new Download(controller, blob, models.file(blob));
        while (!models.has(blob)) {
            try {
                download.run(heart::beatIfDue);
            } catch (IOException e) {
                if (heart.isLate()) {
                    throw new IllegalArgumentException("the model did not come in time: " + e.getMessage(), e);
                }
                log.accept("model [" + blob.sha256() + "]: " + e.getMessage());
                Thread.sleep(Math.min(heart.millisToBeat(), backoff.nextMillis()));
                heart.beatIfDue();
            }
        }
        backoff.reset();
    }

    private Result measure(Heart heart) throws LeaseLostException, InterruptedException, IOException {
        try (ChildProcess child = ChildProcess.start(command, childJob(), errors)) {
            while (!child.isOver(heart.millisToBeat())) {
                if (heart.isLate()) {
                    throw new IllegalArgumentException("the model ran past its deadline of ["
                            + lease.work().protocol().deadlineSeconds() + "] s");
                }
                heart.beatIfDue();
            }
            return new Result(lease.job(), lease.attempt(), child.measurement(), "");
        }
    }

    private ChildJob childJob() {
        Work work = lease.work();
        Protocol protocol = work.protocol();
        @Nullable BlobRef reference = work.reference();
        return new ChildJob(
                models.file(work.model()),
                reference == null ? null : models.file(reference),
                protocol.threads() == 0 ? protocol.withThreads(threads) : protocol);
    }
}
