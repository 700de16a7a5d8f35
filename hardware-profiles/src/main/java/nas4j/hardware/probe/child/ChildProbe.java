package nas4j.hardware.probe.child;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nas4j.hardware.probe.LatencyProbe;
import nas4j.hardware.probe.OperatorTime;
import nas4j.hardware.probe.ProbeFailedException;
import nas4j.hardware.probe.ProbeProtocol;
import nas4j.hardware.probe.ProbeReport;

/**
 * Measures models on this machine with ONNX Runtime in a process of its own. For several threads, though two that measure
 * at once disturb each other.
 *
 * @param mainClass calls {@link ProbeChild#run} with its arguments
 * @param threads threads of each operator, at least 1
 * @param cores the processors that it may use, as {@code taskset} of Linux takes them, such as {@code 0} or {@code 0,2-3};
 *     empty for all
 */
public record ChildProbe(String mainClass, int threads, String cores) implements LatencyProbe {
    private static final String TASKSET = "taskset";
    private static final int LAST_WORDS = 4;
    /** Beyond what the protocol says: a slow machine's start, and models that take long. */
    private static final double PATIENCE_SECONDS = 600;

    public ChildProbe {
        if (!cores.isEmpty() && !cores.matches("\\d+(-\\d+)?(,\\d+(-\\d+)?)*")) {
            throw new IllegalArgumentException(
                    "cores [" + cores + "], accepted: numbers and ranges such as 0 or 0,2-3");
        }
        if (!cores.isEmpty() && !canPin()) {
            throw new IllegalArgumentException("cores [" + cores + "] need the program [" + TASKSET
                    + "], which is not on the path.\nMaybe leave the cores to the system.");
        }
    }

    private static boolean canPin() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator, -1))
                .anyMatch(folder -> !folder.isEmpty() && Files.isExecutable(Path.of(folder, TASKSET)));
    }

    @Override
    public ProbeReport measure(Path model, ProbeProtocol protocol)
            throws ProbeFailedException, IOException, InterruptedException {
        return Answer.report(ask(new ProbeRequest(model, threads, protocol, false)));
    }

    /**
     * Measures each operator of a model.
     *
     * @throws ProbeFailedException if the process does not come to an end of it
     */
    public List<OperatorTime> operators(Path model, ProbeProtocol protocol)
            throws ProbeFailedException, IOException, InterruptedException {
        return Answer.operators(ask(new ProbeRequest(model, threads, protocol, true)));
    }

    private List<String> ask(ProbeRequest request) throws ProbeFailedException, IOException, InterruptedException {
        Path said = Files.createTempFile("nas4j-probe", ".txt");
        Path errors = Files.createTempFile("nas4j-probe", ".err");
        try {
            Process process = new ProcessBuilder(line(request.arguments()))
                    .redirectOutput(said.toFile())
                    .redirectError(errors.toFile())
                    .start();
            await(process);
            List<String> lines = Files.readAllLines(said, StandardCharsets.UTF_8);
            List<String> problems = Answer.problems(lines);
            if (!problems.isEmpty()) {
                throw new ProbeFailedException(problems.getFirst());
            }
            if (process.exitValue() != 0) {
                throw new ProbeFailedException("the process that measured it ended with [" + process.exitValue() + "]: "
                        + lastWords(errors) + "\nMaybe the model crashes ONNX Runtime.");
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
                .filter(line -> !line.isEmpty())
                .toList();
        return lines.isEmpty()
                ? "it said nothing"
                : String.join(" / ", lines.subList(Math.max(0, lines.size() - LAST_WORDS), lines.size()));
    }

    /** The command line of a process with these arguments. */
    List<String> line(List<String> arguments) {
        List<String> line = new ArrayList<>();
        if (!cores.isEmpty()) {
            line.addAll(List.of(TASKSET, "-c", cores));
        }
        line.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms16m",
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:ErrorFile=" + Path.of(System.getProperty("java.io.tmpdir"), "nas4j-probe-%p.log"),
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                mainClass));
        line.addAll(arguments);
        return line;
    }
}
