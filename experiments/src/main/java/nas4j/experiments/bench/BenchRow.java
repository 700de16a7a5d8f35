package nas4j.experiments.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.evaluate.Objective;
import org.jspecify.annotations.Nullable;

/**
 * What a strategy came to on a table.
 *
 * @param at after how many evaluations it was looked at
 * @param regret how much better the best network of the table is than the one that looked best so far, on the data that
 *     decide
 * @param score of the one that looked best so far, on the data that decide
 * @param topTen share of the seeds that had found one of the ten networks of the table that look best
 * @param hypervolumeShare of the table's hypervolume; null for one objective
 * @param cpuMsPerTrial processor time of the searcher alone; null if the searches were made before
 */
public record BenchRow(
        String table,
        String strategy,
        List<Objective> objectives,
        int seeds,
        List<Integer> at,
        Figure regret,
        Figure score,
        Figure topTen,
        @Nullable Figure hypervolumeShare,
        @Nullable Double cpuMsPerTrial) {
    public BenchRow {
        objectives = List.copyOf(objectives);
        at = List.copyOf(at);
    }

    /** The fields that scripts rely on. */
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("table", table);
        json.put("strategy", strategy);
        json.put("objectives", objectives.stream().map(Objective::toString).toList());
        json.put("seeds", seeds);
        json.put("at", at);
        json.put("regret", json(regret));
        json.put("hypervolumeShare", hypervolumeShare == null ? null : json(hypervolumeShare));
        json.put("testAccuracy", json(score));
        json.put("topTen", json(topTen));
        json.put("cpuMsPerTrial", cpuMsPerTrial);
        return json;
    }

    private static Map<String, Object> json(Figure figure) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mean", figure.mean());
        json.put("standardError", figure.standardError());
        return json;
    }
}
