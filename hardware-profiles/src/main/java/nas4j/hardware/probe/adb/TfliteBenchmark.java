package nas4j.hardware.probe.adb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import nas4j.hardware.probe.Latency;
import nas4j.hardware.probe.ProbeFailedException;
import nas4j.hardware.probe.ProbeProtocol;
import nas4j.hardware.probe.ProbeReport;
import nas4j.hardware.probe.program.ProgramEnergy;

/**
 * {@code benchmark_model} of TFLite. It does not tell the time of single runs: count, least, mean and standard deviation are
 * its own, the median where it is new enough to tell it. So p90 and p99 are NaN, p50 is NaN or the median over the repeats'
 * medians, and there is no ratio, as the reference model is not in this format.
 *
 * @param threads of the interpreter, at least 1
 */
record TfliteBenchmark(int threads) implements PhoneProgram {
    private static final String MODEL = "model.tflite";
    private static final String TIMES = "count=";
    private static final double MICROS = 1e3;
    private static final double MOST_SPREAD = .05;

    @Override
    public String name() {
        return "benchmark_model";
    }

    /** One repeat: the last of its lines with times, as the first is of the warm-up. Milliseconds; median may be NaN. */
    private record Times(
            long count, double min, double mean, double deviation, double median, double loadMs, double firstRunMs) {
        static Times of(String said) throws ProbeFailedException {
            String line = said.lines()
                    .filter(each -> each.contains(TIMES) && each.contains("avg="))
                    .reduce((_, later) -> later)
                    .orElseThrow(
                            () -> new ProbeFailedException("the program on the phone timed no runs: " + said.strip()));
            return new Times(
                    Math.round(number(line, TIMES)),
                    number(line, "min=") / MICROS,
                    number(line, "avg=") / MICROS,
                    number(line, "std=") / MICROS,
                    number(line, "median=") / MICROS,
                    number(said, "Init: ") / MICROS,
                    number(said, "First inference: ") / MICROS);
        }

        private static double number(String said, String before) {
            return PhoneProgram.findNumber(said, before).orElse(Double.NaN);
        }
    }

    @Override
    public ProbeReport measure(PhoneFolder folder, Path model, ProbeProtocol protocol)
            throws ProbeFailedException, IOException, InterruptedException {
        folder.push(model, MODEL);
        List<Times> repeats = repeats(folder, protocol);
        if (spread(repeats) > MOST_SPREAD) {
            repeats = repeats(folder, protocol);
        }
        return new ProbeReport(
                latency(repeats),
                repeats.getFirst().loadMs(),
                repeats.getFirst().firstRunMs(),
                -1,
                -1,
                name() + " of TFLite",
                Optional.empty());
    }

    private List<Times> repeats(PhoneFolder folder, ProbeProtocol protocol)
            throws ProbeFailedException, IOException, InterruptedException {
        List<Times> repeats = new ArrayList<>();
        for (int k = 0; k < protocol.repeats(); k++) {
            repeats.add(start(folder, protocol));
        }
        return repeats;
    }

    private Times start(PhoneFolder folder, ProbeProtocol protocol)
            throws ProbeFailedException, IOException, InterruptedException {
        return Times.of(folder.phone()
                .shell(String.format(
                        Locale.ROOT,
                        "%s/%s --graph=%s/%s --num_threads=%d --warmup_runs=%d --warmup_min_secs=%s --num_runs=%d"
                                + " --min_secs=%s --max_secs=%s",
                        Phone.PROGRAMS,
                        name(),
                        folder.path(),
                        MODEL,
                        threads,
                        Math.max(1, protocol.warmUpRuns()),
                        protocol.warmUpSeconds(),
                        protocol.runs(),
                        protocol.seconds(),
                        protocol.mostSeconds())));
    }

    /** Of the means, as medians may be missing. */
    private static double spread(List<Times> repeats) {
        double least = repeats.stream().mapToDouble(Times::mean).min().orElseThrow();
        return repeats.stream().mapToDouble(Times::mean).max().orElseThrow() / least - 1;
    }

    private static Latency latency(List<Times> repeats) {
        double[] medians = repeats.stream().mapToDouble(Times::median).sorted().toArray();
        long count = repeats.stream().mapToLong(Times::count).sum();
        double mean = weighted(repeats, count, Times::mean);
        double squares =
                weighted(repeats, count, times -> times.deviation() * times.deviation() + times.mean() * times.mean());
        return new Latency(
                (medians[(medians.length - 1) / 2] + medians[medians.length / 2]) / 2,
                Double.NaN,
                Double.NaN,
                repeats.stream().mapToDouble(Times::min).min().orElseThrow(),
                mean,
                Math.sqrt(Math.max(0, squares - mean * mean)),
                count,
                Double.NaN,
                Double.NaN,
                spread(repeats) > MOST_SPREAD);
    }

    private static double weighted(List<Times> repeats, long count, ToDoubleFunction<Times> figure) {
        return repeats.stream()
                        .mapToDouble(times -> times.count() * figure.applyAsDouble(times))
                        .sum()
                / count;
    }

    @Override
    public ProgramEnergy.Program again(PhoneFolder folder) {
        return seconds ->
                start(folder, new ProbeProtocol(0, 0, 1, seconds, seconds, 1)).count();
    }
}
