package nas4j.experiments.cli.device;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import nas4j.hardware.probe.OnnxFile;
import nas4j.hardware.probe.child.NetworkChild;
import nas4j.hardware.probe.child.ProbeChild;
import nas4j.hardware.probe.child.ProbedModels;

/** Entry of the process that measures models. What libraries print goes to the error stream. */
public final class ProbeMain {
    private ProbeMain() {}

    /** Measures what the arguments say and ends. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        run(OnnxFile::read, arguments);
    }

    static void run(ProbedModels models, String... arguments) throws IOException, InterruptedException {
        PrintWriter out = new PrintWriter(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        System.setOut(System.err);
        if (arguments[0].equals(NetworkChild.NETWORKS)) {
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            NetworkChild.run(in, out, arguments);
        } else {
            ProbeChild.run(out, models, arguments);
        }
    }
}
