package nas4j.hardware.agents.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** This JDK's own program for certificates: Java has no public way to make one. */
final class Keytool {
    private Keytool() {}

    /**
     * Runs it.
     *
     * @throws IOException if it cannot be started or fails; with what it said
     */
    static void run(List<String> arguments) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        line.add("-J-XX:TieredStopAtLevel=1");
        line.add("-J-XX:+UseSerialGC");
        line.addAll(arguments);
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exitCode = process.onExit().join().exitValue();
        if (exitCode != 0) {
            throw new IOException("keytool ended with exit code [" + exitCode + "]: " + said.strip());
        }
    }
}
