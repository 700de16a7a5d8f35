package nas4j.experiments.cli.device;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import nas4j.hardware.probe.OnnxFile;
import nas4j.hardware.probe.child.ProbeChild;
import nas4j.hardware.probe.child.ProbedModels;

/** Entry of the process that measures a model. What libraries print goes to the error stream. */
public final class ProbeMain {
    private ProbeMain() {}

    /** Measures what the arguments say and ends. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        run(OnnxFile::read, arguments);
    }

    static void run(ProbedModels models, String... arguments) throws IOException, InterruptedException {
        PrintWriter out = new PrintWriter(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        System.setOut(System.err);
        ProbeChild.run(out, models, arguments);
    }
}
