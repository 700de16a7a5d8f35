package nas4j.hardware.probe;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import nas4j.onnx.runtime.OnnxArray;
import nas4j.onnx.runtime.OnnxSession;

/** A model with its inputs, to be run again and again. For one thread. */
final class HostModel implements LoadedModel {
    private final Supplier<OnnxSession> sessions;
    private final Map<String, OnnxArray> inputs;
    private OnnxSession session;

    private HostModel(Supplier<OnnxSession> sessions, OnnxSession session) {
        this.sessions = sessions;
        this.session = session;
        inputs = session.example(new SplittableRandom(1));
    }

    static HostModel open(byte[] model, RunOptions options) {
        Supplier<OnnxSession> sessions = () -> OnnxSession.open(model, options.threads(), options.provider());
        return new HostModel(sessions, sessions.get());
    }

    /** One that is not loaded anew. */
    static HostModel of(OnnxSession session) {
        return new HostModel(() -> session, session);
    }

    @Override
    public void renew() {
        OnnxSession before = session;
        session = sessions.get();
        if (session != before) {
            before.close();
        }
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
