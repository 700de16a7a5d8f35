package nas4j.agent.measure;

/** A model that can be run again and again. For one thread. */
@FunctionalInterface
public interface Timed {

    /** Runs once and says how long it took, in nanoseconds. */
    long run();

    /** Loads the model anew, so that its memory comes to lie elsewhere, where that can be done. */
    default void renew() {}

    /** As many runs as fit in a time, one at least. */
    default Runs block(long nanos) {
        Runs runs = new Runs();
        long start = System.nanoTime();
        do {
            runs.add(run());
        } while (System.nanoTime() - start < nanos);
        return runs;
    }
}
