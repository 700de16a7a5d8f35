package nas4j.experiments.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import nas4j.evaluate.TrialOutcome;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.plugin.Registry;
import org.jspecify.annotations.Nullable;

/**
 * What a worker process does: it is set up, then evaluates job after job. A thread of its own reads what the parent says,
 * so that the end of the parent is noticed in the middle of an evaluation.
 */
public final class WorkerLoop {
    /**
     * Memory is given back when there was no job for so long. To give it back and to take it again costs a quarter of a
     * second of computing; pauses between jobs are shorter than this.
     */
    private static final Duration IDLE = Duration.ofSeconds(10);

    /**
     * It is also given back between jobs when it was not for so long, which costs 1 % of the time: what networks of many
     * sizes leave behind would add up otherwise, to twice of what the largest needs.
     */
    private static final Duration BUSY = Duration.ofSeconds(30);

    private final FrameStream frames;
    private final Runnable parentGone;
    private final BlockingQueue<Frame> waiting = new LinkedBlockingQueue<>();
    private long givenBack = System.nanoTime();

    private WorkerLoop(FrameStream frames, Runnable parentGone) {
        this.frames = frames;
        this.parentGone = parentGone;
    }

    /**
     * Works until the parent is gone.
     *
     * @param in buffered
     * @param out not buffered
     * @param parentGone ends this process at once
     */
    public static void run(InputStream in, OutputStream out, Runnable parentGone)
            throws IOException, InterruptedException {
        WorkerLoop loop = new WorkerLoop(new FrameStream(in, out, OutputStream.nullOutputStream()), parentGone);
        Thread.ofPlatform().daemon().name("parent").start(loop::listen);
        loop.work();
    }

    private void listen() {
        try {
            while (true) {
                waiting.add(frames.read());
            }
        } catch (IOException e) {
            parentGone.run();
        }
    }

    private void work() throws IOException, InterruptedException {
        TrialEvaluator evaluator = null;
        while (true) {
            switch (next()) {
                case Frame.Setup setup -> evaluator = setUp(setup);
                case Frame.Evaluate evaluate -> frames.write(answer(evaluate, evaluator));
                case Frame.Ready _, Frame.Refused _, Frame.Taken _, Frame.Progress _, Frame.Answer _ ->
                    throw new IOException("the parent spoke as a worker does");
            }
        }
    }

    /** Waits, and gives memory back where that is due. */
    private Frame next() throws InterruptedException {
        if (System.nanoTime() - givenBack > BUSY.toNanos()) {
            giveBack();
        }
        Frame soon = waiting.poll(IDLE.toNanos(), TimeUnit.NANOSECONDS);
        if (soon != null) {
            return soon;
        }
        giveBack();
        Frame late = waiting.take();
        givenBack = System.nanoTime();
        return late;
    }

    private void giveBack() {
        IdleMemory.giveBack();
        givenBack = System.nanoTime();
    }

    private @Nullable TrialEvaluator setUp(Frame.Setup setup) throws IOException {
        try {
            TrialEvaluator evaluator = Registry.of(EvaluatorProvider.class, "evaluator")
                    .get(setup.provider(), Where.UNKNOWN)
                    .open(setup.text());
            frames.write(new Frame.Ready());
            return evaluator;
        } catch (InputException e) {
            frames.write(new Frame.Refused(String.valueOf(e.getMessage())));
            return null;
        }
    }

    private Frame answer(Frame.Evaluate evaluate, @Nullable TrialEvaluator evaluator)
            throws IOException, InterruptedException {
        if (evaluator == null) {
            throw new IOException("a job came to a worker that is not set up");
        }
        frames.write(new Frame.Taken(evaluate.ticket()));
        return new Frame.Answer(evaluate.ticket(), outcome(evaluate, evaluator));
    }

    /** What an evaluator throws is the trial's failure: the one place where anything is caught. */
    private TrialOutcome outcome(Frame.Evaluate evaluate, TrialEvaluator evaluator) throws InterruptedException {
        try {
            return evaluator.evaluate(
                    evaluate.job(), (done, text) -> tell(new Frame.Progress(evaluate.ticket(), done, text)));
        } catch (RuntimeException e) {
            return new TrialOutcome.Failed(
                    e + " at " + (e.getStackTrace().length > 0 ? e.getStackTrace()[0] : "an unknown place"));
        }
    }

    private void tell(Frame.Progress progress) {
        try {
            frames.write(progress);
        } catch (IOException e) {
            parentGone.run();
        }
    }
}
