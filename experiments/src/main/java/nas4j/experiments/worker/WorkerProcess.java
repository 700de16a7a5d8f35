package nas4j.experiments.worker;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
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

    /** How often a worker is looked after; its memory is filled by no more than about 1 GB in between. */
    private static final Duration WATCH = Duration.ofMillis(500);

    private final Process process;
    private final long memoryMegabytes;
    private final FrameStream frames;
    private final LastWords lastWords;
    private final BlockingQueue<Item> said = new LinkedBlockingQueue<>();
    private long watched = System.nanoTime();

    /** What the thread that listens to the worker hands on. */
    private sealed interface Item {
        record Said(Frame frame) implements Item {}

        /** It will say nothing more that can be understood. */
        record Gone(String reason) implements Item {}
    }

    private WorkerProcess(Process process, long memoryMegabytes) {
        this.process = process;
        this.memoryMegabytes = memoryMegabytes;
        lastWords = new LastWords(process.getErrorStream());
        frames = new FrameStream(
                new BufferedInputStream(process.getInputStream()), process.getOutputStream(), lastWords);
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
            worker = new WorkerProcess(command.start(), command.memoryMegabytes());
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
        } catch (EOFException e) {
            said.add(new Item.Gone(""));
        } catch (IOException e) {
            said.add(new Item.Gone(String.valueOf(e.getMessage())));
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
        lastWords.forget();
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
        long start = System.nanoTime();
        while (true) {
            Item item = said.poll(WATCH.toNanos(), TimeUnit.NANOSECONDS);
            requireEnoughMemory(taken);
            switch (item) {
                case Item.Said(Frame frame) -> {
                    return frame;
                }
                case Item.Gone(String reason) -> throw died(reason, taken);
                case null -> {
                    if (System.nanoTime() - start >= TimeUnit.SECONDS.toNanos(seconds)) {
                        throw ended("it was still at work long after its time limit", taken);
                    }
                }
            }
        }
    }

    /** Looks now and then, however much the worker has to say. */
    private void requireEnoughMemory(boolean taken) throws InterruptedException, WorkerDiedException {
        long now = System.nanoTime();
        if (now - watched < WATCH.toNanos()) {
            return;
        }
        watched = now;
        long megabytes = ProcessMemory.findMegabytes(process.pid()).orElse(0);
        if (megabytes > memoryMegabytes) {
            String reason = "it had [" + megabytes + " MB] in memory, accepted: " + memoryMegabytes
                    + " MB. Maybe fewer workers leave enough for each";
            throw ended(reason, taken);
        }
    }

    private WorkerDiedException ended(String reason, boolean taken) throws InterruptedException {
        process.destroyForcibly().waitFor();
        String words = lastWords.text();
        return new WorkerDiedException(
                "the worker process was ended, because " + reason + (words.isEmpty() ? "" : ": " + words), taken);
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
