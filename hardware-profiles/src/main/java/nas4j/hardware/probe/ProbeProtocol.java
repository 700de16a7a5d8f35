package nas4j.hardware.probe;

import nas4j.agent.wire.Protocol;

/**
 * How long a latency is measured.
 *
 * @param warmUpRuns runs before anything counts, at least
 * @param warmUpSeconds time before anything counts, at least
 * @param runs counted runs in each repeat, at least
 * @param seconds counted time in each repeat, at least
 * @param mostSeconds counted time in each repeat, at most
 * @param repeats of all that
 */
public record ProbeProtocol(
        int warmUpRuns, double warmUpSeconds, int runs, double seconds, double mostSeconds, int repeats) {

    /** For figures that are reported. */
    public static final ProbeProtocol FULL = new ProbeProtocol(10, 1, 100, 3, 60, 3);

    /** For what stands beside a figure that is reported: a quarter of the time. */
    public static final ProbeProtocol MEDIUM = new ProbeProtocol(5, .25, 30, .75, 15, 3);

    /** For a search, which measures many networks and compares them by their ratio to the reference. */
    public static final ProbeProtocol BRIEF = new ProbeProtocol(5, .05, 10, .1, 2, 3);

    private static final long SEED = 1;

    public ProbeProtocol {
        if (warmUpRuns < 0 || runs < 1 || repeats < 1 || !(seconds >= 0) || !(mostSeconds >= seconds)) {
            throw new IllegalArgumentException("a protocol has runs, time and repeats, found [" + runs + "] runs, ["
                    + seconds + "] to [" + mostSeconds + "] s, [" + repeats + "] repeats");
        }
    }

    /**
     * The same, on one thread.
     *
     * @param seconds after which a model is given up
     */
    public Protocol withDeadline(int seconds) {
        return new Protocol(warmUpRuns, warmUpSeconds, runs, this.seconds, mostSeconds, repeats, 1, SEED, seconds);
    }
}
