package nas4j.experiments.cli.device.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import nas4j.hardware.kernel.model.HitRates;
import nas4j.hardware.kernel.model.KernelModel;
import org.jspecify.annotations.Nullable;

/** What is said of a model of kernels in JSON. */
public final class KernelFields {
    private KernelFields() {}

    static Map<String, @Nullable Object> of(KernelModel model) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("referenceMs", model.referenceMs());
        fields.put("kernels", hits(model.scores().kernels()));
        fields.put("sampleNetworks", hits(model.scores().networks()));
        Map<String, @Nullable Object> kinds = new LinkedHashMap<>();
        model.scores().kinds().forEach((kind, score) -> {
            Map<String, @Nullable Object> of = hits(score.hits());
            of.put("halfWidth90", Math.expm1(score.halfWidth()));
            of.put("learner", score.learner());
            kinds.put(kind, of);
        });
        fields.put("kinds", kinds);
        fields.put("rules", model.rules().toString());
        return fields;
    }

    /** Shares, from 0 to 1. */
    public static Map<String, @Nullable Object> hits(HitRates hits) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("n", hits.n());
        fields.put("within5", hits.within5());
        fields.put("within10", hits.within10());
        fields.put("within15", hits.within15());
        fields.put("mape", hits.mape());
        return fields;
    }
}
