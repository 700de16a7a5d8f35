package nas4j.experiments.cli;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import nas4j.experiments.cli.process.Interrupts;
import nas4j.experiments.worker.WorkerLoop;

/**
 * Entry of a worker process. Frames have standard output to themselves: whatever else is printed goes to the error
 * stream.
 */
public final class WorkerMain {
    private WorkerMain() {}

    /** Works until the parent is gone. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        OutputStream frames = new FileOutputStream(FileDescriptor.out);
        System.setOut(System.err);
        Interrupts.ignore();
        WorkerLoop.run(
                new BufferedInputStream(System.in),
                frames,
                () -> Runtime.getRuntime().halt(0));
    }
}
