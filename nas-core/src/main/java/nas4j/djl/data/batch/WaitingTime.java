package nas4j.djl.data.batch;

/** How much of its time a thread spent waiting. The first wait does not count: nothing could be ready. Mutable. */
final class WaitingTime {
    private boolean started;
    private long start;
    private long end;
    private long waited;

    /** A wait from one reading of the nanosecond clock to another. */
    void add(long from, long to) {
        if (started) {
            waited += to - from;
        } else {
            started = true;
            start = to;
        }
        end = to;
    }

    /** Of the time from the end of the first wait to the end of the last, 0 to 1. */
    double share() {
        return end > start ? (double) waited / (end - start) : 0;
    }
}
