package nas4j.hardware.probe.trtexec;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nas4j.agent.measure.Runs;
import nas4j.hardware.device.NumberFormat;
import nas4j.hardware.energy.EnergyCounter;
import nas4j.hardware.energy.EnergyCounters;
import nas4j.hardware.probe.Energy;
import nas4j.hardware.probe.EnergyProbe;
import nas4j.hardware.probe.Latency;
import nas4j.hardware.probe.LatencyProbe;
import nas4j.hardware.probe.ProbeFailedException;
import nas4j.hardware.probe.ProbeProtocol;
import nas4j.hardware.probe.ProbeReport;
import nas4j.hardware.probe.ReferenceFile;
import nas4j.hardware.probe.json.QueryTimes;
import nas4j.hardware.probe.program.ProgramEnergy;
import nas4j.hardware.probe.program.ProgramLatency;

/**
 * Measures models with {@code trtexec} on this machine: builds an engine of the model and one of the reference model, then
 * runs the two in turn. Latencies are from the host's memory and back. The memory of the GPU is not measured.
 *
 * @param program {@code trtexec}
 * @param format how the engine may compute, beside fp32
 * @param isEnergyWanted whether energy is measured too, which takes about a minute
 */
public record TrtexecProbe(Path program, NumberFormat format, boolean isEnergyWanted) implements LatencyProbe {
    private static final String NAME = "trtexec";
    private static final Path OF_JETPACK = Path.of("/usr/src/tensorrt/bin", NAME);
    private static final long MOST_MINUTES = 30;
    private static final double MILLIS = 1e3;
    private static final double NANOS = 1e6;
    private static final int LAST_WORDS = 2;

    /** The program on the path, or where JetPack puts it. */
    public static Optional<Path> findProgram() {
        return Stream.concat(
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                                .filter(folder -> !folder.isEmpty())
                                .map(folder -> Path.of(folder, NAME)),
                        Stream.of(OF_JETPACK))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public ProbeReport measure(Path model, ProbeProtocol protocol)
            throws ProbeFailedException, IOException, InterruptedException {
        Path folder = Files.createTempDirectory("nas4j-trtexec");
        try {
            Path reference = build(ReferenceFile.write(folder), folder.resolve("reference.engine"), folder);
            long start = System.nanoTime();
            Path engine = build(model, folder.resolve("model.engine"), folder);
            double buildMs = (System.nanoTime() - start) / NANOS;
            Latency latency = ProgramLatency.measure(
                    length -> times(engine, length, folder), length -> times(reference, length, folder), protocol);
            return new ProbeReport(
                    latency, buildMs, Double.NaN, -1, -1, "TensorRT (" + program + ")", energy(engine, folder));
        } finally {
            delete(folder);
        }
    }

    private Path build(Path model, Path engine, Path folder)
            throws ProbeFailedException, IOException, InterruptedException {
        List<String> arguments =
                new ArrayList<>(List.of("--onnx=" + model, "--saveEngine=" + engine, "--skipInference"));
        if (format != NumberFormat.FP32) {
            arguments.add("--" + format.name().toLowerCase(Locale.ROOT));
        }
        run(arguments, folder);
        return engine;
    }

    private Optional<Energy> energy(Path engine, Path folder)
            throws ProbeFailedException, IOException, InterruptedException {
        Optional<EnergyCounter> found =
                isEnergyWanted ? EnergyCounters.find(EnergyCounters.Runner.GPU) : Optional.empty();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (EnergyCounter counter = found.get()) {
            return Optional.of(energy(counter, engine, folder));
        }
    }

    /** Of an engine's runs, by a counter of the GPU or the board. */
    Energy energy(EnergyCounter counter, Path engine, Path folder)
            throws ProbeFailedException, IOException, InterruptedException {
        return new ProgramEnergy(counter, EnergyProbe.LEAST)
                .measure(seconds -> times(engine, new ProbeProtocol(0, 0, 1, seconds, seconds, 1), folder)
                        .count());
    }

    private Runs times(Path engine, ProbeProtocol protocol, Path folder)
            throws ProbeFailedException, IOException, InterruptedException {
        Path times = folder.resolve("times.json");
        run(
                List.of(
                        "--loadEngine=" + engine,
                        "--warmUp=" + Math.round(protocol.warmUpSeconds() * MILLIS),
                        "--duration=" + (long) Math.ceil(protocol.seconds()),
                        "--iterations=" + protocol.runs(),
                        "--exportTimes=" + times),
                folder);
        try (Reader reader = Files.newBufferedReader(times)) {
            Runs runs = new Runs();
            QueryTimes.read(reader).forEach(latency -> runs.add(Math.round(latency * NANOS)));
            return runs;
        } catch (IllegalArgumentException e) {
            throw new ProbeFailedException(String.valueOf(e.getMessage()));
        }
    }

    private void run(List<String> arguments, Path folder)
            throws ProbeFailedException, IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(program.toString()));
        line.addAll(arguments);
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
                throw new ProbeFailedException(NAME + " did not end in " + MOST_MINUTES + " minutes");
            }
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new ProbeFailedException(NAME + " ended with [" + process.exitValue() + "]: " + errors(said));
        }
    }

    /** Lines of errors are marked so. */
    private static String errors(Path said) throws IOException {
        List<String> lines = Files.readAllLines(said, StandardCharsets.UTF_8);
        List<String> errors =
                lines.stream().filter(line -> line.contains("[E]")).toList();
        List<String> shown = errors.isEmpty() ? lines : errors;
        return String.join(" / ", shown.subList(Math.max(0, shown.size() - LAST_WORDS), shown.size()));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
