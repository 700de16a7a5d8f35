package nas4j.spaces.bench.djl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A process that works on request, pinned to one core. */
final class Worker implements AutoCloseable {
    private final String name;
    private final Process process;
    private final BufferedReader answers;
    private final PrintStream requests;

    /**
     * What one request took.
     *
     * @param cpuSeconds of all threads of the process
     * @param losses one for each step
     */
    record Slice(double cpuSeconds, double wallSeconds, List<Double> losses) {}

    private Worker(String name, Process process) {
        this.name = name;
        this.process = process;
        answers = process.inputReader(StandardCharsets.US_ASCII);
        requests = new PrintStream(process.getOutputStream(), true, StandardCharsets.US_ASCII);
    }

    /** Starts a process and waits until it says that it is ready. */
    static Worker start(String name, int core, List<String> command) throws IOException {
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", String.valueOf(core)));
        pinned.addAll(command);
        Worker worker = new Worker(
                name, new ProcessBuilder(pinned).redirectError(Redirect.INHERIT).start());
        String line = worker.answers.readLine();
        if (!"ready".equals(line)) {
            throw new IOException(name + " said [" + line + "] instead of [ready]");
        }
        return worker;
    }

    String name() {
        return name;
    }

    /** Lets it work and waits for the end. */
    Slice run(String what, int steps) throws IOException {
        request(what, steps);
        return answer();
    }

    void request(String what, int steps) {
        requests.println(what + " " + steps);
    }

    Slice answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException(name + " ended before it answered");
        }
        List<Double> numbers =
                Arrays.stream(line.split(" ")).map(Double::valueOf).toList();
        return new Slice(numbers.get(0), numbers.get(1), numbers.subList(2, numbers.size()));
    }

    @Override
    public void close() {
        requests.close();
        process.destroy();
    }
}
