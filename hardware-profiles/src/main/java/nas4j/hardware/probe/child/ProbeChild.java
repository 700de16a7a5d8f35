package nas4j.hardware.probe.child;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import nas4j.hardware.probe.OperatorProbe;

/** What the process of a probe does. */
public final class ProbeChild {
    private ProbeChild() {}

    /**
     * Measures what it is asked for and writes what it found, or what is wrong with the model.
     *
     * @param out nothing else may write to it
     * @param models reads the model
     * @param arguments as a {@link ChildProbe} gave them
     */
    public static void run(PrintWriter out, ProbedModels models, String... arguments)
            throws IOException, InterruptedException {
        answer(ProbeRequest.of(arguments), models).forEach(out::println);
        out.flush();
    }

    private static List<String> answer(ProbeRequest request, ProbedModels models)
            throws IOException, InterruptedException {
        try {
            return request.byOperator()
                    ? Answer.lines(new OperatorProbe(
                                    request.protocol(), request.options().threads())
                            .measure(Files.readAllBytes(request.model())))
                    : Answer.lines(new ProcessProbe(request.protocol(), request.options())
                            .report(models.read(request.model(), request.options())));
        } catch (IllegalArgumentException e) {
            return List.of(Answer.problem(String.valueOf(e.getMessage())));
        }
    }
}
