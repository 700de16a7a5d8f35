package nas4j.hardware.probe.child;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nas4j.hardware.probe.Energy;
import nas4j.hardware.probe.Latency;
import nas4j.hardware.probe.NetworkTimes;
import nas4j.hardware.probe.OperatorTime;
import nas4j.hardware.probe.ProbeReport;

/** What a process says on its standard output: a name and a value on each line, with a tab between. */
final class Answer {
    /** First field of every line, so that what libraries print is told from it. */
    private static final String MARK = "nas4j-probe";

    private static final String OPERATOR = "operator";
    private static final String PROBLEM = "problem";
    private static final String TAB = "\t";

    /** Ends an answer of several. */
    static final String END = MARK + TAB + "end";

    private Answer() {}

    static String problem(String text) {
        return String.join(TAB, MARK, PROBLEM, text.replace('\n', ' ').replace('\t', ' '));
    }

    static List<String> lines(ProbeReport report) {
        Latency latency = report.latency();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("p50", latency.p50Ms());
        values.put("p90", latency.p90Ms());
        values.put("p99", latency.p99Ms());
        values.put("min", latency.minMs());
        values.put("mean", latency.meanMs());
        values.put("deviation", latency.deviationMs());
        values.put("n", latency.n());
        values.put("ratio", latency.ratio());
        values.put("ratioError", latency.ratioError());
        values.put("unstable", latency.isUnstable());
        values.put("load", report.loadMs());
        values.put("first", report.firstRunMs());
        values.put("modelBytes", report.modelBytes());
        values.put("peakBytes", report.peakBytes());
        values.put("runtime", report.runtime());
        report.energy().ifPresent(energy -> {
            values.put("energy", energy.millijoules());
            values.put("energyError", energy.error());
            values.put("energyRuns", energy.n());
            values.put("idle", energy.idleWatts());
            values.put("energySource", energy.source());
        });
        List<String> lines = new ArrayList<>();
        values.forEach((name, value) -> lines.add(String.join(TAB, MARK, name, value.toString())));
        return lines;
    }

    static List<String> lines(List<OperatorTime> times) {
        return times.stream()
                .map(time -> String.join(
                        TAB,
                        MARK,
                        OPERATOR,
                        time.name(),
                        time.operator(),
                        Double.toString(time.micros()),
                        Integer.toString(time.runs()),
                        shape(time.shape())))
                .toList();
    }

    static List<String> lines(NetworkTimes times) {
        List<String> lines = new ArrayList<>(lines(times.operators()));
        lines.add(String.join(TAB, MARK, "ratio", Double.toString(times.ratio())));
        lines.add(String.join(TAB, MARK, "reference", Double.toString(times.referenceMs())));
        lines.add(String.join(TAB, MARK, "operatorReference", Double.toString(times.operatorReferenceMs())));
        lines.add(END);
        return lines;
    }

    static NetworkTimes times(List<String> lines) {
        Values values = Values.of(lines);
        return new NetworkTimes(
                values.real("ratio"), values.real("reference"), values.real("operatorReference"), operators(lines));
    }

    static ProbeReport report(List<String> lines) {
        Values values = Values.of(lines);
        Latency latency = new Latency(
                values.real("p50"),
                values.real("p90"),
                values.real("p99"),
                values.real("min"),
                values.real("mean"),
                values.real("deviation"),
                values.whole("n"),
                values.real("ratio"),
                values.real("ratioError"),
                values.text("unstable").equals("true"));
        return new ProbeReport(
                latency,
                values.real("load"),
                values.real("first"),
                values.whole("modelBytes"),
                values.whole("peakBytes"),
                values.text("runtime"),
                values.has("energy") ? Optional.of(energy(values)) : Optional.empty());
    }

    private static Energy energy(Values values) {
        return new Energy(
                values.real("energy"),
                values.real("energyError"),
                values.whole("energyRuns"),
                values.real("idle"),
                values.text("energySource"));
    }

    static List<OperatorTime> operators(List<String> lines) {
        return fields(lines, OPERATOR).stream()
                .map(fields -> new OperatorTime(
                        fields.get(2),
                        fields.get(3),
                        Double.parseDouble(fields.get(4)),
                        Integer.parseInt(fields.get(5)),
                        shape(fields.get(6))))
                .toList();
    }

    private static String shape(List<Integer> dims) {
        return dims.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static List<Integer> shape(String dims) {
        return dims.isEmpty()
                ? List.of()
                : Stream.of(dims.split(",", -1)).map(Integer::valueOf).toList();
    }

    /** What is wrong, in the process's own words; an empty list if nothing is. */
    static List<String> problems(List<String> lines) {
        return fields(lines, PROBLEM).stream().map(fields -> fields.get(2)).toList();
    }

    private static List<List<String>> fields(List<String> lines, String name) {
        return lines.stream()
                .map(line -> List.of(line.split(TAB, -1)))
                .filter(fields -> fields.size() > 2
                        && fields.getFirst().equals(MARK)
                        && fields.get(1).equals(name))
                .toList();
    }

    private record Values(Map<String, String> texts) {
        static Values of(List<String> lines) {
            Map<String, String> texts = new LinkedHashMap<>();
            for (String line : lines) {
                List<String> fields = List.of(line.split(TAB, -1));
                if (fields.size() == 3 && fields.getFirst().equals(MARK)) {
                    texts.put(fields.get(1), fields.get(2));
                }
            }
            return new Values(texts);
        }

        boolean has(String name) {
            return texts.containsKey(name);
        }

        String text(String name) {
            return Objects.requireNonNull(texts.get(name), () -> "the probe does not say [" + name + "]");
        }

        double real(String name) {
            return Double.parseDouble(text(name));
        }

        long whole(String name) {
            return Long.parseLong(text(name));
        }
    }
}
