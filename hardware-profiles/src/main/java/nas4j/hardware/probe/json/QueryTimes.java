package nas4j.hardware.probe.json;

import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code trtexec --exportTimes} writes: an object for each run, with its {@code latencyMs}. */
public final class QueryTimes {
    private QueryTimes() {}

    /**
     * The latencies, copies to the GPU and back included, in order, ms; the reader stays open.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static List<Double> read(Reader reader) {
        List<Double> latencies = new ArrayList<>();
        for (JsonNode query : new JsonMapper().readTree(reader)) {
            if (query.path("latencyMs").isNumber()) {
                latencies.add(query.path("latencyMs").asDouble());
            }
        }
        if (latencies.isEmpty()) {
            throw new IllegalArgumentException("found no [latencyMs] in the times of trtexec");
        }
        return latencies;
    }
}
