package nas4j.agent.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a model is measured.
 *
 * @param warmUpRuns runs before anything counts, at least
 * @param warmUpSeconds time before anything counts, at least
 * @param runs counted runs in each repeat, at least
 * @param seconds counted time in each repeat, at least
 * @param mostSeconds counted time in each repeat, at most
 * @param repeats of all that
 * @param threads of each operator; 0: as many as the agent was started with
 * @param seed of the inputs
 * @param deadlineSeconds after which the model is given up
 */
public record Protocol(
        int warmUpRuns,
        double warmUpSeconds,
        int runs,
        double seconds,
        double mostSeconds,
        int repeats,
        int threads,
        long seed,
        int deadlineSeconds) {
    private static final int MOST_RUNS = 1_000_000;
    private static final int MOST_SECONDS = 3600;

    public Protocol {
        require("warm-up runs", warmUpRuns, 0, MOST_RUNS);
        require("warm-up seconds", warmUpSeconds, 0, MOST_SECONDS);
        require("runs", runs, 1, MOST_RUNS);
        require("seconds", seconds, 0, MOST_SECONDS);
        require("most seconds", mostSeconds, seconds, MOST_SECONDS);
        require("repeats", repeats, 1, 100);
        require("threads", threads, 0, 1024);
        require("deadline", deadlineSeconds, 1, 24 * MOST_SECONDS);
    }

    private static void require(String what, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(what + " [" + value + "], accepted: " + least + " to " + most);
        }
    }

    /** The same with another number of threads. */
    public Protocol withThreads(int number) {
        return new Protocol(
                warmUpRuns, warmUpSeconds, runs, seconds, mostSeconds, repeats, number, seed, deadlineSeconds);
    }

    /** For JSON. */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("warmUpRuns", warmUpRuns);
        map.put("warmUpSeconds", warmUpSeconds);
        map.put("runs", runs);
        map.put("seconds", seconds);
        map.put("mostSeconds", mostSeconds);
        map.put("repeats", repeats);
        map.put("threads", threads);
        map.put("seed", seed);
        map.put("deadlineSeconds", deadlineSeconds);
        return map;
    }

    /** From JSON. */
    public static Protocol of(Fields fields) {
        return new Protocol(
                fields.number("warmUpRuns"),
                fields.real("warmUpSeconds"),
                fields.number("runs"),
                fields.real("seconds"),
                fields.real("mostSeconds"),
                fields.number("repeats"),
                fields.number("threads"),
                fields.whole("seed"),
                fields.number("deadlineSeconds"));
    }
}
