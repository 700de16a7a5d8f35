package nas4j.hardware.probe.adb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nas4j.agent.measure.Runs;
import nas4j.hardware.probe.Latency;
import nas4j.hardware.probe.ProbeFailedException;
import nas4j.hardware.probe.ProbeProtocol;
import nas4j.hardware.probe.ProbeReport;
import nas4j.hardware.probe.ReferenceFile;
import nas4j.hardware.probe.program.ProgramEnergy;
import nas4j.hardware.probe.program.ProgramLatency;

/**
 * {@code onnxruntime_perf_test} of ONNX Runtime, on the processor. It writes a line for each run, with its time in seconds
 * and the program's largest memory, so all figures are of single runs; those of the warm-up are left out here.
 *
 * @param threads threads of each operator, at least 1
 */
record OnnxPerfTest(int threads) implements PhoneProgram {
    private static final String MODEL = "model.onnx";
    private static final String REFERENCE = "reference.onnx";
    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e3;
    private static final int SECONDS_COLUMN = 1;
    private static final int PEAK_COLUMN = 2;

    @Override
    public String name() {
        return "onnxruntime_perf_test";
    }

    /** One start of the program. */
    private record Timed(String said, List<Double> seconds, long peakBytes) {

        /** A line is the model's name, seconds, bytes, the processor's use in percent, and the number of the run. */
        static Timed of(String said, String lines) throws ProbeFailedException {
            List<List<String>> rows = lines.lines()
                    .map(line -> List.of(line.split(",", -1)))
                    .filter(fields -> fields.size() > PEAK_COLUMN
                            && fields.get(SECONDS_COLUMN).matches("\\d.*"))
                    .toList();
            if (rows.isEmpty()) {
                throw new ProbeFailedException("the program on the phone timed no runs: " + said.strip());
            }
            return new Timed(
                    said,
                    rows.stream()
                            .map(fields -> Double.parseDouble(fields.get(SECONDS_COLUMN)))
                            .toList(),
                    Long.parseLong(rows.getLast().get(PEAK_COLUMN)));
        }

        /** Without the first runs, until both the time and the number of the warm-up are over. */
        List<Double> warm(ProbeProtocol protocol) {
            double passed = 0;
            int skipped = 0;
            while (skipped < seconds.size() && (skipped < protocol.warmUpRuns() || passed < protocol.warmUpSeconds())) {
                passed += seconds.get(skipped++);
            }
            return seconds.subList(skipped, seconds.size());
        }
    }

    @Override
    public ProbeReport measure(PhoneFolder folder, Path model, ProbeProtocol protocol)
            throws ProbeFailedException, IOException, InterruptedException {
        folder.push(model, MODEL);
        pushReference(folder);
        List<Timed> starts = new ArrayList<>();
        Latency latency = ProgramLatency.measure(
                length -> {
                    starts.add(enough(folder, MODEL, length));
                    return runs(starts.getLast().warm(length));
                },
                length -> runs(enough(folder, REFERENCE, length).warm(length)),
                protocol);
        String said = starts.getFirst().said();
        return new ProbeReport(
                latency,
                PhoneProgram.findNumber(said, "Session creation time cost:").orElse(Double.NaN) * MILLIS,
                PhoneProgram.findNumber(said, "First inference time cost:").orElse(Double.NaN),
                -1,
                starts.stream().mapToLong(Timed::peakBytes).max().orElse(-1),
                name() + " on the phone's processor",
                Optional.empty());
    }

    private static void pushReference(PhoneFolder folder)
            throws ProbeFailedException, IOException, InterruptedException {
        Path local = Files.createTempDirectory("nas4j-adb");
        try {
            folder.push(ReferenceFile.write(local), REFERENCE);
        } finally {
            try (Stream<Path> files = Files.list(local)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(local);
        }
    }

    private static Runs runs(List<Double> seconds) {
        Runs runs = new Runs();
        seconds.forEach(each -> runs.add(Math.round(each * NANOS)));
        return runs;
    }

    /** The program knows time only: where that is too short for the runs of a slow model, it is started once more. */
    private Timed enough(PhoneFolder folder, String model, ProbeProtocol protocol)
            throws ProbeFailedException, IOException, InterruptedException {
        Timed timed = start(folder, model, protocol.warmUpSeconds() + protocol.seconds());
        int warm = timed.warm(protocol).size();
        if (warm >= protocol.runs()) {
            return timed;
        }
        double mean = timed.seconds().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
        int wanted = protocol.warmUpRuns() + protocol.runs();
        double seconds = Math.max(protocol.warmUpSeconds() + protocol.seconds(), wanted * mean);
        double most = protocol.warmUpSeconds() + protocol.warmUpRuns() * mean + protocol.mostSeconds();
        return start(folder, model, Math.min(seconds, most));
    }

    private Timed start(PhoneFolder folder, String model, double seconds)
            throws ProbeFailedException, IOException, InterruptedException {
        String result = folder.path() + "/result.csv";
        String said = folder.phone()
                .shell("rm -f " + result + " && LD_LIBRARY_PATH=" + Phone.PROGRAMS + " " + Phone.PROGRAMS + "/" + name()
                        + " -I -e cpu -x " + threads + " -y 1 -m duration -t " + (long) Math.ceil(seconds) + " "
                        + folder.path() + "/" + model + " " + result);
        return Timed.of(said, folder.phone().shell("cat " + result));
    }

    @Override
    public ProgramEnergy.Program again(PhoneFolder folder) {
        return seconds -> start(folder, MODEL, seconds).seconds().size();
    }
}
