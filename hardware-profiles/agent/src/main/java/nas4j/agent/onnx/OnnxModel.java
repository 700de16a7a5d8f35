package nas4j.agent.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.Map;
import nas4j.agent.measure.Timed;

/** A model in ONNX Runtime, on the processor, with its inputs. For one thread. */
public final class OnnxModel implements Timed, AutoCloseable {
    private final Path file;
    private final int threads;
    private final Map<String, OnnxTensor> inputs;
    private OrtSession session;

    private OnnxModel(Path file, int threads, OrtSession session, Map<String, OnnxTensor> inputs) {
        this.file = file;
        this.threads = threads;
        this.session = session;
        this.inputs = inputs;
    }

    /** Starts the runtime, which takes longer than most models do to load. */
    public static void start() {
        environment();
    }

    private static OrtEnvironment environment() {
        OrtEnvironment environment =
                OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "nas-agent");
        try {
            environment.setTelemetry(false);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime's telemetry cannot be switched off", e);
        }
        return environment;
    }

    /**
     * Loads a model.
     *
     * @param threads of each operator, at least 1
     * @throws IllegalArgumentException if ONNX Runtime does not take it; it says why
     */
    public static OnnxModel open(Path file, int threads, long seed) {
        try {
            OrtSession session = session(file, threads);
            return new OnnxModel(file, threads, session, Inputs.of(session, environment(), seed));
        } catch (OrtException e) {
            throw refused(e);
        }
    }

    private static OrtSession session(Path file, int threads) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            return environment().createSession(file.toString(), options);
        }
    }

    private static IllegalArgumentException refused(OrtException e) {
        return new IllegalArgumentException("found no model that ONNX Runtime takes: " + e.getMessage(), e);
    }

    @Override
    public void renew() {
        try {
            session.close();
            session = session(file, threads);
        } catch (OrtException e) {
            throw refused(e);
        }
    }

    @Override
    public long run() {
        long start = System.nanoTime();
        try {
            OrtSession.Result result = session.run(inputs);
            long duration = System.nanoTime() - start;
            result.close();
            return duration;
        } catch (OrtException e) {
            throw new IllegalArgumentException("ONNX Runtime cannot run the model: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        inputs.values().forEach(OnnxTensor::close);
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot close the model: " + e.getMessage(), e);
        }
    }
}
