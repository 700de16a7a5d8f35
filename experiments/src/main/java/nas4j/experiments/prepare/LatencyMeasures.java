package nas4j.experiments.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.hardware.probe.HostProbe;
import nas4j.hardware.probe.Latency;

/** What a probe found, as measurements. */
public final class LatencyMeasures {
    /** Median over the reference model's: what a search should go by on a machine that others use as well. */
    public static final String RATIO = "latency-ratio";

    /** Median, in milliseconds. */
    public static final String P50 = "latency-p50";

    /** What nine of ten runs do not exceed, in milliseconds. */
    public static final String P90 = "latency-p90";

    /** 1, and only there where repeats of a careful measurement differ by more than 5 %. */
    public static final String UNSTABLE = "latency-unstable";

    /** Names of all that always are measured, with this machine. */
    public static final List<String> NAMES = names(HostProbe.DEVICE);

    private LatencyMeasures() {}

    /** Names of all that always are measured on a device. */
    static List<String> names(String device) {
        return Stream.of(RATIO, P50, P90).map(name -> name + " on " + device).toList();
    }

    /** The figures of a latency on a device. */
    public static List<Measurement> of(Latency latency, String device) {
        double error = latency.ratio() > 0 ? latency.ratioError() / latency.ratio() * latency.p50Ms() : 0;
        List<Measurement> figures = new ArrayList<>(List.of(
                new Measurement(RATIO, latency.ratio(), "", latency.ratioError(), latency.n(), Split.NONE, device),
                new Measurement(P50, latency.p50Ms(), "ms", error, latency.n(), Split.NONE, device),
                new Measurement(P90, latency.p90Ms(), "ms", 0, latency.n(), Split.NONE, device)));
        if (latency.isUnstable()) {
            figures.add(new Measurement(UNSTABLE, 1, "", 0, latency.n(), Split.NONE, device));
        }
        return figures;
    }
}
