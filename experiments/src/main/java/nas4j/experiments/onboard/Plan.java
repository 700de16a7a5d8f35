package nas4j.experiments.onboard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.agent.wire.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What a device is compared with, and on what.
 *
 * @param space its name
 * @param decisions digest of the space's decisions and of one of its networks: predictions hold for no other
 * @param table file with what other devices took; empty where their data sheets stand for them
 * @param architectures file that says which architectures the table's rows are; empty without a table
 * @param sources columns of the table; without one names of devices
 * @param candidates the architectures among which those to measure are chosen; none with a table, which has them
 */
public record Plan(
        String device,
        String space,
        String decisions,
        String table,
        String architectures,
        List<String> sources,
        List<String> candidates) {
    public Plan {
        sources = List.copyOf(sources);
        candidates = List.copyOf(candidates);
    }

    Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("device", device);
        map.put("space", space);
        map.put("decisions", decisions);
        map.put("table", table);
        map.put("architectures", architectures);
        map.put("sources", sources);
        map.put("candidates", candidates);
        return map;
    }

    static Plan of(Fields fields) {
        return new Plan(
                fields.text("device"),
                fields.text("space"),
                fields.text("decisions"),
                fields.text("table"),
                fields.text("architectures"),
                fields.texts("sources"),
                fields.texts("candidates"));
    }
}
