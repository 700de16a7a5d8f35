package nas4j.spaces.bench.djl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A process that trains on request. */
final class Worker implements AutoCloseable {
    private static final String PYTHON = System.getProperty("python", "/usr/bin/python3");

    /** As worker processes of experiments have it: a small heap of its own does not blur what the engine needs. */
    private static final List<String> AS_WORKERS =
            List.of("-Xms16m", "-Xmx1g", "-XX:+UseSerialGC", "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=20");

    private static final String READY = "ready";

    private final String name;
    private final Process process;
    private final BufferedReader answers;
    private final PrintStream requests;
    private String sizes = "";

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

    /** NAS4J with so many trials at once; it describes the network in the folder. */
    static Worker nas4j(String network, Path folder, String cores, int trials) throws IOException {
        return nas4j(TrainingWorker.class, cores, network, folder.toString(), String.valueOf(trials));
    }

    /** A program of NAS4J in a process of its own. */
    static Worker nas4j(Class<?> program, String cores, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(System.getProperty("java.home") + "/bin/java", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(AS_WORKERS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        return start("NAS4J", cores, command);
    }

    /** PyTorch on the network that NAS4J described in the folder. */
    static Worker pytorch(Path folder, int batch, String layout, String cores, int threads) throws IOException {
        return pytorch(
                "pytorch_worker.py",
                "PyTorch " + layout,
                cores,
                folder.toString(),
                String.valueOf(batch),
                layout,
                String.valueOf(threads));
    }

    /** A script that lies with the benchmarks. */
    static Worker pytorch(String script, String name, String cores, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                PYTHON, Path.of("src/bench/python", script).toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        return start(name, cores, command);
    }

    /** Starts a process and waits until it says that it is ready. */
    private static Worker start(String name, String cores, List<String> command) throws IOException {
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", cores));
        pinned.addAll(command);
        Worker worker = new Worker(
                name, new ProcessBuilder(pinned).redirectError(Redirect.INHERIT).start());
        String line = worker.answers.readLine();
        if (line == null || !line.startsWith(READY)) {
            throw new IOException(name + " said [" + line + "] instead of [ready]");
        }
        worker.sizes = line.substring(READY.length()).strip();
        return worker;
    }

    /** What it said of the size of its work when it was ready. */
    String sizes() {
        return sizes;
    }

    String name() {
        return name;
    }

    /** Resident memory now, in MB. */
    int residentMb() throws IOException {
        String pages =
                Files.readString(Path.of("/proc/" + process.pid() + "/statm")).split(" ")[1];
        return Integer.parseInt(pages) / 256;
    }

    /** The most resident memory it has had, in MB. */
    int mostResidentMb() throws IOException {
        String line = Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(text -> text.startsWith("VmHWM:"))
                .findFirst()
                .orElseThrow();
        return Integer.parseInt(line.replaceAll("\\D", "")) / 1024;
    }

    /** Processor time since its start. */
    double cpuSeconds() {
        return process.info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
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
