package nas4j.agent.child;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nas4j.agent.json.Json;
import nas4j.agent.wire.Fields;
import nas4j.agent.wire.Measurement;

/** A process that measures one model. It ends with {@link #close} at the latest. */
public final class ChildProcess implements AutoCloseable {
    private static final int MOST_ANSWER = 1 << 16;
    private static final int LAST_WORDS = 500;

    private final Process process;
    private final Path errors;

    private ChildProcess(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
    }

    /**
     * Starts it with its job.
     *
     * @param errors a file for what it says on its error stream
     */
    public static ChildProcess start(ChildCommand command, ChildJob job, Path errors) throws IOException {
        ChildProcess child = new ChildProcess(command.start(errors), errors);
        try {
            OutputStream input = child.process.getOutputStream(); // stays open: its end would be the child's
            input.write((Json.write(job.toMap()) + "\n").getBytes(StandardCharsets.UTF_8));
            input.flush();
        } catch (IOException e) {
            // it died at once: its exit code and last words tell more
        }
        return child;
    }

    /** Has it ended, after waiting so long? */
    public boolean isOver(long milliseconds) throws InterruptedException {
        return process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
    }

    /**
     * What it measured, once it is over.
     *
     * @throws IllegalArgumentException if it measured nothing: it says why
     */
    public Measurement measurement() throws IOException {
        try (InputStream output = process.getInputStream()) {
            String answer = new String(output.readNBytes(MOST_ANSWER), StandardCharsets.UTF_8);
            if (process.exitValue() != 0) {
                throw new IllegalArgumentException(
                        "the model's process ended with exit code [" + process.exitValue() + "]: " + lastWords());
            }
            return Measurement.of(new Fields(Json.read(answer)));
        }
    }

    private String lastWords() throws IOException {
        List<String> lines = Files.exists(errors) ? Files.readAllLines(errors, StandardCharsets.ISO_8859_1) : List.of();
        String said = String.join(" ", lines).strip();
        return said.isEmpty() ? "it said nothing" : said.substring(0, Math.min(said.length(), LAST_WORDS));
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
