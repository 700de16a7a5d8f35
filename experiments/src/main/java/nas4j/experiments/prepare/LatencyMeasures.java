package nas4j.experiments.prepare;

import java.util.ArrayList;
import java.util.List;
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

    /** Names of all that always are measured, with the device. */
    public static final List<String> NAMES = List.of(on(RATIO), on(P50), on(P90));

    private LatencyMeasures() {}

    private static String on(String name) {
        return name + " on " + HostProbe.DEVICE;
    }

    /** The figures of a latency on this machine. */
    public static List<Measurement> of(Latency latency) {
        double error = latency.ratio() > 0 ? latency.ratioError() / latency.ratio() * latency.p50Ms() : 0;
        List<Measurement> figures = new ArrayList<>(List.of(
                on(RATIO, latency.ratio(), "", latency.ratioError(), latency),
                on(P50, latency.p50Ms(), "ms", error, latency),
                on(P90, latency.p90Ms(), "ms", 0, latency)));
        if (latency.isUnstable()) {
            figures.add(on(UNSTABLE, 1, "", 0, latency));
        }
        return figures;
    }

    private static Measurement on(String name, double value, String unit, double error, Latency latency) {
        return new Measurement(name, value, unit, error, latency.n(), Split.NONE, HostProbe.DEVICE);
    }
}
