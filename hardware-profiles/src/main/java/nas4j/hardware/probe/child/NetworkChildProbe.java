package nas4j.hardware.probe.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import nas4j.hardware.probe.NetworkTimes;
import nas4j.hardware.probe.ProbeFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Measures networks one after the other in a process of its own, which is started anew when a network ended it. For one
 * thread.
 */
public final class NetworkChildProbe implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 120;

    private final ChildProbe child;
    private final double seconds;
    private final Path folder;
    private @Nullable Process process;

    /**
     * Starts nothing yet.
     *
     * @param child how processes are started
     * @param seconds time of each measurement, at least
     */
    public NetworkChildProbe(ChildProbe child, double seconds) throws IOException {
        this.child = child;
        this.seconds = seconds;
        folder = Files.createTempDirectory("nas4j-networks");
    }

    /**
     * Measures a network.
     *
     * @param model an ONNX model
     * @param byOperator whether its operators are timed too
     * @throws ProbeFailedException if the runtime refuses it, crashes, or takes longer than two minutes
     */
    public NetworkTimes measure(byte[] model, boolean byOperator) throws ProbeFailedException, IOException {
        Path file = folder.resolve("network.onnx");
        Files.write(file, model);
        Process running = running();
        Future<?> alarm = CompletableFuture.runAsync(
                running::destroyForcibly, CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS));
        try {
            Writer to = running.outputWriter();
            to.write((byOperator ? "operators " : "whole ") + file + "\n");
            to.flush();
            return answer(running.inputReader());
        } catch (IOException e) {
            throw crashed(e);
        } finally {
            alarm.cancel(false);
        }
    }

    private NetworkTimes answer(BufferedReader from) throws ProbeFailedException, IOException {
        List<String> lines = new ArrayList<>();
        for (String line = from.readLine(); !Answer.END.equals(line); line = from.readLine()) {
            if (line == null) {
                throw crashed(null);
            }
            lines.add(line);
        }
        List<String> problems = Answer.problems(lines);
        if (!problems.isEmpty()) {
            throw new ProbeFailedException(problems.getFirst());
        }
        return Answer.times(lines);
    }

    private ProbeFailedException crashed(@Nullable IOException why) {
        stop();
        ProbeFailedException failure = new ProbeFailedException(
                "the process that measured it ended.\nMaybe the model crashes ONNX Runtime, or takes too long.");
        if (why != null) {
            failure.addSuppressed(why);
        }
        return failure;
    }

    private Process running() throws IOException {
        Process current = process;
        if (current == null || !current.isAlive()) {
            String threads = Integer.toString(child.options().threads());
            current = child.process()
                    .builder(List.of(NetworkChild.NETWORKS, threads, Double.toString(seconds)))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process = current;
        }
        return current;
    }

    private void stop() {
        if (process != null) {
            process.destroyForcibly();
            process = null;
        }
    }

    /** Ends the process. */
    @Override
    public void close() throws IOException {
        stop();
        Files.deleteIfExists(folder.resolve("network.onnx"));
        Files.deleteIfExists(folder);
    }
}
