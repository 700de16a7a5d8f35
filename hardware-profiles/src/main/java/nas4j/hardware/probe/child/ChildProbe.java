package nas4j.hardware.probe.child;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nas4j.hardware.probe.LatencyProbe;
import nas4j.hardware.probe.OperatorTime;
import nas4j.hardware.probe.ProbeFailedException;
import nas4j.hardware.probe.ProbeProtocol;
import nas4j.hardware.probe.ProbeReport;
import nas4j.hardware.probe.RunOptions;

/**
 * Measures models on this machine in a process of its own. For several threads, though two that measure at once disturb each
 * other.
 *
 * @param process how it is started
 * @param options how models are run
 */
public record ChildProbe(ProbeProcess process, RunOptions options) implements LatencyProbe {
    private static final int LAST_WORDS = 4;
    /** Beyond what the protocol says: a slow machine's start, and models that take long. */
    private static final double PATIENCE_SECONDS = 600;

    @Override
    public ProbeReport measure(Path model, ProbeProtocol protocol)
            throws ProbeFailedException, IOException, InterruptedException {
        return Answer.report(ask(new ProbeRequest(model, options, protocol, false)));
    }

    /**
     * Measures each operator of a model.
     *
     * @throws ProbeFailedException if the process does not come to an end of it
     */
    public List<OperatorTime> operators(Path model, ProbeProtocol protocol)
            throws ProbeFailedException, IOException, InterruptedException {
        return Answer.operators(ask(new ProbeRequest(model, options, protocol, true)));
    }

    private List<String> ask(ProbeRequest request) throws ProbeFailedException, IOException, InterruptedException {
        Path said = Files.createTempFile("nas4j-probe", ".txt");
        Path errors = Files.createTempFile("nas4j-probe", ".err");
        try {
            Process started = process.builder(request.arguments())
                    .redirectOutput(said.toFile())
                    .redirectError(errors.toFile())
                    .start();
            await(started);
            List<String> lines = Files.readAllLines(said, StandardCharsets.UTF_8);
            List<String> problems = Answer.problems(lines);
            if (!problems.isEmpty()) {
                throw new ProbeFailedException(problems.getFirst());
            }
            if (started.exitValue() != 0) {
                throw new ProbeFailedException("the process that measured it ended with [" + started.exitValue() + "]: "
                        + lastWords(errors) + "\nMaybe the model crashes the runtime.");
            }
            return lines;
        } finally {
            Files.delete(said);
            Files.delete(errors);
        }
    }

    private static void await(Process process) throws ProbeFailedException, InterruptedException {
        try {
            if (!process.waitFor((long) (PATIENCE_SECONDS * 1e3), TimeUnit.MILLISECONDS)) {
                throw new ProbeFailedException(
                        "the process that measured it did not end in " + PATIENCE_SECONDS + " s");
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static String lastWords(Path errors) throws IOException {
        List<String> lines = Files.readAllLines(errors, StandardCharsets.UTF_8).stream()
                .map(line -> line.replaceFirst("^#", "").strip())
                .filter(line -> !line.isEmpty() && !line.startsWith("at "))
                .toList();
        return lines.isEmpty()
                ? "it said nothing"
                : String.join(" / ", lines.subList(Math.max(0, lines.size() - LAST_WORDS), lines.size()));
    }
}
