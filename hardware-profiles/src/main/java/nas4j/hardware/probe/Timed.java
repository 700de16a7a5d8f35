package nas4j.hardware.probe;

import java.util.Map;
import java.util.SplittableRandom;
import nas4j.onnx.runtime.OnnxArray;
import nas4j.onnx.runtime.OnnxSession;

/** A model with its inputs, to be run again and again. For one thread. */
record Timed(OnnxSession session, Map<String, OnnxArray> inputs) implements AutoCloseable {
    /** @param threads threads of each operator, at least 1 */
    static Timed open(byte[] model, int threads) {
        return of(OnnxSession.open(model, threads));
    }

    static Timed of(OnnxSession session) {
        return new Timed(session, session.example(new SplittableRandom(1)));
    }

    long run() {
        long start = System.nanoTime();
        session.run(inputs);
        return System.nanoTime() - start;
    }

    /** As many runs as fit in a time, one at least. */
    Runs block(long nanos) {
        Runs runs = new Runs();
        long start = System.nanoTime();
        do {
            runs.add(run());
        } while (System.nanoTime() - start < nanos);
        return runs;
    }

    @Override
    public void close() {
        session.close();
    }
}
