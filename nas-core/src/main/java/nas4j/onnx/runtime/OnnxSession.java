package nas4j.onnx.runtime;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import nas4j.input.InputException;
import nas4j.input.Where;

/**
 * A model in ONNX Runtime, on the processor unless a provider is named. With one thread of the processor the same inputs give the same bits. {@link #run} may be
 * called by several threads at once, {@link #close} when none of them runs any more.
 */
public final class OnnxSession implements AutoCloseable {
    private final OrtSession session;
    private final Map<String, Entry> entries;

    private interface Source {
        OrtSession open(OrtEnvironment environment, OrtSession.SessionOptions options) throws OrtException;
    }

    private OnnxSession(OrtSession session) throws OrtException {
        this.session = session;
        entries = new LinkedHashMap<>();
        for (NodeInfo info : session.getInputInfo().values()) {
            entries.put(info.getName(), Entry.of(info));
        }
    }

    /**
     * A model in memory.
     *
     * @param threads threads of each operator, at least 1
     * @throws IllegalArgumentException if ONNX Runtime does not take the model; it says why
     */
    public static OnnxSession open(byte[] model, int threads) {
        return open(model, threads, OnnxProvider.CPU);
    }

    /**
     * A model in memory, on what a provider is for.
     *
     * @param threads threads of each operator that runs on the processor, at least 1
     * @throws IllegalArgumentException if ONNX Runtime does not take the model, or this build has no such provider, or the
     *     provider's own libraries are missing; it says which
     */
    public static OnnxSession open(byte[] model, int threads, OnnxProvider provider) {
        try {
            return open(
                    (environment, options) -> {
                        provider.addTo(options);
                        return environment.createSession(model, options);
                    },
                    threads);
        } catch (OrtException e) {
            throw new IllegalArgumentException("found no model that ONNX Runtime takes: " + e.getMessage(), e);
        }
    }

    /**
     * A model in a file.
     *
     * @param threads threads of each operator, at least 1
     * @throws InputException if there is none or ONNX Runtime does not take it; it says why
     */
    public static OnnxSession open(Path file, int threads) {
        try {
            return open((environment, options) -> environment.createSession(file.toString(), options), threads);
        } catch (OrtException e) {
            throw new InputException(
                    new Where(file.toString(), 0, 0, ""),
                    "found no model that ONNX Runtime takes: " + e.getMessage() + "\nMaybe the file is cut off.");
        }
    }

    /**
     * A model in memory whose operators are timed one by one, which costs some time.
     *
     * @param threads threads of each operator, at least 1
     * @param prefix path of the file with the times but for its ending, see {@link #endProfile}
     * @throws IllegalArgumentException if ONNX Runtime does not take the model; it says why
     */
    public static OnnxSession openProfiled(byte[] model, int threads, Path prefix) {
        try {
            return open(
                    (environment, options) -> {
                        options.enableProfiling(prefix.toString());
                        return environment.createSession(model, options);
                    },
                    threads);
        } catch (OrtException e) {
            throw new IllegalArgumentException("found no model that ONNX Runtime takes: " + e.getMessage(), e);
        }
    }

    private static OnnxSession open(Source source, int threads) throws OrtException {
        if (threads < 1) {
            throw new IllegalArgumentException("threads [" + threads + "] is below 1");
        }
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            return of(source.open(Started.ENVIRONMENT, options));
        }
    }

    /** Ends the timing of operators; gives the file with the times, in the JSON of Chrome's traces, µs. */
    public Path endProfile() {
        try {
            return Path.of(session.endProfiling());
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime did not time the operators: " + e.getMessage(), e);
        }
    }

    /**
     * Arrays that the model takes: normal numbers, and zeros for integers. A free size is 1.
     *
     * @throws IllegalArgumentException if an input is of another type than float32 and int32
     */
    public Map<String, OnnxArray> example(RandomGenerator random) {
        Map<String, OnnxArray> example = new LinkedHashMap<>();
        entries.forEach((name, entry) -> example.put(name, entry.example(random)));
        return example;
    }

    /** The session is ours to close, should its inputs be of a kind that is not known here. */
    private static OnnxSession of(OrtSession session) throws OrtException {
        try {
            return new OnnxSession(session);
        } catch (RuntimeException | OrtException e) {
            session.close();
            throw e;
        }
    }

    /** The name of what runs the models, and its version. */
    public static String runtime() {
        return "ONNX Runtime " + Started.ENVIRONMENT.getVersion();
    }

    /** The texts that the model carries, by name. */
    public Map<String, String> metadata() {
        try {
            return session.getMetadata().getCustomMetadata();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot read the metadata: " + e.getMessage(), e);
        }
    }

    /**
     * All outputs by name, in the model's order.
     *
     * @param inputs one array for each input, by name
     * @throws IllegalArgumentException if an input is missing, unknown, or of another type or shape
     */
    public Map<String, OnnxArray> run(Map<String, OnnxArray> inputs) {
        requireInputs(inputs);
        Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, OnnxArray> input : inputs.entrySet()) {
                tensors.put(input.getKey(), tensor(input.getValue()));
            }
            try (OrtSession.Result result = session.run(tensors)) {
                return arrays(result);
            }
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot run the model: " + e.getMessage(), e);
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    private void requireInputs(Map<String, OnnxArray> inputs) {
        if (!inputs.keySet().equals(entries.keySet())) {
            throw new IllegalArgumentException(
                    "found inputs " + inputs.keySet() + ", accepted: " + entries.keySet() + ", each once");
        }
        entries.forEach((name, entry) -> entry.require(Objects.requireNonNull(inputs.get(name))));
    }

    private static OnnxTensor tensor(OnnxArray array) throws OrtException {
        long[] shape = array.shape().stream().mapToLong(Long::longValue).toArray();
        return switch (array) {
            case OnnxArray.Floats floats ->
                OnnxTensor.createTensor(Started.ENVIRONMENT, floats.values().duplicate(), shape);
            case OnnxArray.Ints ints ->
                OnnxTensor.createTensor(Started.ENVIRONMENT, ints.values().duplicate(), shape);
        };
    }

    private static Map<String, OnnxArray> arrays(OrtSession.Result result) {
        Map<String, OnnxArray> arrays = new LinkedHashMap<>();
        for (Map.Entry<String, OnnxValue> output : result) {
            arrays.put(output.getKey(), array(output.getKey(), output.getValue()));
        }
        return arrays;
    }

    private static OnnxArray array(String name, OnnxValue value) {
        if (value instanceof OnnxTensor tensor) {
            List<Long> shape =
                    LongStream.of(tensor.getInfo().getShape()).boxed().toList();
            if (tensor.getInfo().type == OnnxJavaType.FLOAT) {
                return new OnnxArray.Floats(shape, tensor.getFloatBuffer());
            }
            if (tensor.getInfo().type == OnnxJavaType.INT32) {
                return new OnnxArray.Ints(shape, tensor.getIntBuffer());
            }
        }
        throw new IllegalArgumentException(
                "output [" + name + "] is [" + value.getInfo() + "], accepted: a tensor of float32 or int32");
    }

    /** Frees the model. */
    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot close the model: " + e.getMessage(), e);
        }
    }

    /** Starts when first asked for. */
    private static final class Started {
        static final OrtEnvironment ENVIRONMENT = start();

        private Started() {}

        /** Errors come as exceptions, so it need not print them. On Windows it would report what it runs. */
        private static OrtEnvironment start() {
            OrtEnvironment environment =
                    OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "nas4j");
            try {
                environment.setTelemetry(false);
            } catch (OrtException e) {
                throw new IllegalStateException("ONNX Runtime's telemetry cannot be switched off", e);
            }
            return environment;
        }
    }
}
