package nas4j.hardware.probe.child;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nas4j.hardware.probe.ProcessProbe;

/** What the process of a probe does. */
public final class ProbeChild {
    private ProbeChild() {}

    /**
     * Measures what it is asked for and writes what it found, or what is wrong with the model.
     *
     * @param out nothing else may write to it
     * @param arguments of a {@link ProbeRequest}
     */
    public static void run(PrintWriter out, String... arguments) throws IOException {
        ProbeRequest request = ProbeRequest.of(arguments);
        answer(request).forEach(out::println);
        out.flush();
    }

    private static List<String> answer(ProbeRequest request) throws IOException {
        byte[] model = Files.readAllBytes(Path.of(request.model().toString()));
        ProcessProbe probe = new ProcessProbe(request.protocol(), request.threads());
        try {
            return request.byOperator() ? Answer.lines(probe.operators(model)) : Answer.lines(probe.report(model));
        } catch (IllegalArgumentException e) {
            return List.of(Answer.problem(String.valueOf(e.getMessage())));
        }
    }
}
