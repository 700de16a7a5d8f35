package nas4j.experiments.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.evaluate.scalar.MnasNet;
import nas4j.spaces.json.Schema;

/** Schemas of how objectives are combined to one loss. */
final class ScalarSchemas {
    private ScalarSchemas() {}

    static Schema scalar() {
        Schema target = Numbers.amount(Numbers.number(Numbers.SMALLEST), "T, in the unit of the cost");
        Map<String, Schema> soft = new LinkedHashMap<>();
        soft.put("target", target);
        soft.put(
                "exponent",
                Schema.type("number")
                        .with("maximum", 0)
                        .with("default", MnasNet.PAPER_EXPONENT)
                        .described("w"));
        return Schema.anyOf(
                        form(
                                "mnasnet-soft",
                                Schema.object(List.of("target"), soft),
                                "-accuracy · (cost / T)^w everywhere"),
                        form(
                                "mnasnet-hard",
                                Schema.object(List.of("target"), Map.of("target", target)),
                                "-accuracy up to the target, and sharply more beyond it"),
                        form(
                                "weighted",
                                Schema.list(part()).with("minItems", 1),
                                "a weighted sum, each objective between 0 at its best and 1 at its worst"))
                .described(
                        "one loss for strategies that take one objective; it also decides which network is the best");
    }

    private static Schema form(String key, Schema value, String meaning) {
        return Schema.object(List.of(key), Map.of(key, value.described(meaning)));
    }

    private static Schema part() {
        Map<String, Schema> keys = new LinkedHashMap<>();
        keys.put(
                "weight", Numbers.amount(Numbers.number(0), "of this objective").with("default", 1));
        keys.put("best", Numbers.value("what counts 0"));
        keys.put("worst", Numbers.value("what counts 1"));
        return Schema.object(List.of("best", "worst"), keys);
    }
}
