package nas4j.hardware.probe.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nas4j.hardware.probe.NetworkProbe;
import nas4j.hardware.probe.NetworkTimes;

/** What a process does that measures one network after the other. */
public final class NetworkChild {
    /** The first argument that asks for it. */
    public static final String NETWORKS = "networks";

    private NetworkChild() {}

    /**
     * Reads a line for each network, {@code whole} or {@code operators} and a file, and answers with lines, until there are
     * no more.
     *
     * @param out nothing else may write to it
     * @param arguments {@link #NETWORKS}, threads, and seconds of a measurement
     */
    public static void run(BufferedReader in, PrintWriter out, String... arguments) throws IOException {
        try (NetworkProbe probe = new NetworkProbe(Integer.parseInt(arguments[1]), Double.parseDouble(arguments[2]))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                answer(probe, line).forEach(out::println);
                out.flush();
            }
        }
    }

    private static List<String> answer(NetworkProbe probe, String line) throws IOException {
        int space = line.indexOf(' ');
        byte[] model = Files.readAllBytes(Path.of(line.substring(space + 1)));
        try {
            NetworkTimes times = line.startsWith("whole ") ? probe.measureWhole(model) : probe.measure(model);
            return Answer.lines(times);
        } catch (IllegalArgumentException e) {
            return new ArrayList<>(List.of(Answer.problem(String.valueOf(e.getMessage())), Answer.END));
        }
    }
}
