package nas4j.hardware.probe;

import java.util.Map;
import java.util.SplittableRandom;
import nas4j.onnx.runtime.OnnxArray;
import nas4j.onnx.runtime.OnnxSession;

/** A model with its inputs, to be run again and again. For one thread. */
record HostModel(OnnxSession session, Map<String, OnnxArray> inputs) implements LoadedModel {
    static HostModel open(byte[] model, RunOptions options) {
        return of(OnnxSession.open(model, options.threads(), options.provider()));
    }

    static HostModel of(OnnxSession session) {
        return new HostModel(session, session.example(new SplittableRandom(1)));
    }

    @Override
    public long run() {
        long start = System.nanoTime();
        session.run(inputs);
        return System.nanoTime() - start;
    }

    @Override
    public void close() {
        session.close();
    }
}
