package nas4j.experiments.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.worker.TrialEvaluator.ProgressListener;
import nas4j.input.InputException;
import nas4j.input.Where;

/** A worker process as its parent sees it. For one thread. */
final class WorkerProcess implements AutoCloseable {
    private static final int SIGNALLED = 128;
    private static final long START_SECONDS = 300;
    private static final long PATIENCE_MS = 2_000;

    private final Process process;
    private final FrameStream frames;
    private final LastWords lastWords;
    private final BlockingQueue<Item> said = new LinkedBlockingQueue<>();

    /** What the thread that listens to the worker hands on. */
    private sealed interface Item {
        record Said(Frame frame) implements Item {}

        record Gone() implements Item {}
    }

    private WorkerProcess(Process process) {
        this.process = process;
        frames = new FrameStream(
                new BufferedInputStream(process.getInputStream()), new BufferedOutputStream(process.getOutputStream()));
        lastWords = new LastWords(process.getErrorStream());
        Thread.ofPlatform().daemon().name("worker-" + process.pid()).start(this::listen);
    }

    /**
     * Starts a process and sets it up.
     *
     * @throws InputException if the setup is wrong
     * @throws WorkerDiedException if it ends before it is set up
     */
    static WorkerProcess start(WorkerCommand command, String provider, String setup)
            throws InterruptedException, WorkerDiedException {
        WorkerProcess worker;
        try {
            worker = new WorkerProcess(command.start());
        } catch (IOException e) {
            throw new WorkerDiedException("a worker process cannot be started: " + e.getMessage(), false);
        }
        try {
            worker.setUp(new Frame.Setup(provider, setup));
            return worker;
        } catch (InputException | WorkerDiedException | InterruptedException e) {
            worker.close();
            throw e;
        }
    }

    private void setUp(Frame.Setup setup) throws InterruptedException, WorkerDiedException {
        send(setup);
        switch (await(START_SECONDS, false)) {
            case Frame.Ready _ -> {}
            case Frame.Refused refused -> throw new InputException(Where.UNKNOWN, refused.problem());
            case Frame.Setup _, Frame.Evaluate _, Frame.Taken _, Frame.Progress _, Frame.Answer _ ->
                throw died("it spoke out of turn", false);
        }
    }

    private void listen() {
        try {
            while (true) {
                said.add(new Item.Said(frames.read()));
            }
        } catch (IOException e) {
            hearRest();
            said.add(new Item.Gone());
        }
    }

    private void hearRest() {
        try {
            lastWords.add(frames.rest());
        } catch (IOException e) {
            process.destroyForcibly(); // the pipe is broken: nobody can speak with it any more
        }
    }

    /**
     * Has a job evaluated and waits for it.
     *
     * @param seconds after which the process is ended
     * @throws WorkerDiedException if it ended, or had to be
     */
    TrialOutcome evaluate(long ticket, TrialJob job, long seconds, ProgressListener progress)
            throws InterruptedException, WorkerDiedException {
        send(new Frame.Evaluate(ticket, job));
        boolean taken = false;
        while (true) {
            switch (await(seconds, taken)) {
                case Frame.Taken _ -> taken = true;
                case Frame.Progress told -> progress.progress(told.done(), told.text());
                case Frame.Answer answer
                when answer.ticket() == ticket -> {
                    return answer.outcome();
                }
                case Frame.Answer _, Frame.Setup _, Frame.Evaluate _, Frame.Ready _, Frame.Refused _ ->
                    throw died("it spoke out of turn", taken);
            }
        }
    }

    private void send(Frame frame) throws InterruptedException, WorkerDiedException {
        try {
            frames.write(frame);
        } catch (IOException e) {
            throw died("", false);
        }
    }

    private Frame await(long seconds, boolean taken) throws InterruptedException, WorkerDiedException {
        return switch (said.poll(seconds, TimeUnit.SECONDS)) {
            case Item.Said(Frame frame) -> frame;
            case Item.Gone _ -> throw died("", taken);
            case null -> {
                process.destroyForcibly();
                throw new WorkerDiedException(
                        "it was still at work long after its time limit, so its process was ended", taken);
            }
        };
    }

    private WorkerDiedException died(String reason, boolean taken) throws InterruptedException {
        if (!process.waitFor(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
        int code = process.exitValue();
        String how = code > SIGNALLED ? "signal " + (code - SIGNALLED) : "exit code " + code;
        String words = lastWords.text();
        return new WorkerDiedException(
                "the worker process ended with " + how + (reason.isEmpty() ? "" : ", because " + reason)
                        + (words.isEmpty() ? "" : ": " + words),
                taken);
    }

    long pid() {
        return process.pid();
    }

    /** Ends the process, and waits until it is gone. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
