package nas4j.experiments.onboard;

import java.util.LinkedHashMap;
import java.util.Map;
import nas4j.agent.wire.Fields;
import nas4j.hardware.probe.Latency;
import org.jspecify.annotations.Nullable;

/**
 * What one architecture took on the new device.
 *
 * @param genotype in the space's own text
 * @param ratio to the reference model; NaN where none was measured beside it
 */
public record MeasuredArchitecture(String genotype, double p50Ms, double ratio, boolean isUnstable) {

    static MeasuredArchitecture of(String genotype, Latency latency) {
        return new MeasuredArchitecture(genotype, latency.p50Ms(), latency.ratio(), latency.isUnstable());
    }

    Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("architecture", genotype);
        map.put("p50Ms", p50Ms);
        map.put("ratioToReference", Double.isFinite(ratio) ? ratio : null);
        map.put("unstable", isUnstable);
        return map;
    }

    static MeasuredArchitecture of(Fields fields) {
        return new MeasuredArchitecture(
                fields.text("architecture"),
                fields.real("p50Ms"),
                fields.real("ratioToReference"),
                fields.truth("unstable"));
    }
}
