package nas4j.agent.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Entry of a process that prints what a model answers to the example that the agent measures it with. */
public final class OutputsMain {
    private static final long SEED = 1;

    private OutputsMain() {}

    /** Prints the processor's kind, then the numbers of all outputs, one a line. */
    public static void main(String[] arguments) throws OrtException {
        System.out.println(System.getProperty("os.arch"));
        of(Path.of(arguments[0])).forEach(System.out::println);
    }

    /** The numbers of all outputs, in the model's order. */
    static List<Float> of(Path model) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            try (OrtSession session = environment.createSession(model.toString(), options)) {
                Map<String, OnnxTensor> inputs = Inputs.of(session, environment, SEED);
                try (OrtSession.Result result = session.run(inputs)) {
                    return numbers(result);
                } finally {
                    inputs.values().forEach(OnnxTensor::close);
                }
            }
        }
    }

    private static List<Float> numbers(OrtSession.Result result) {
        List<Float> numbers = new ArrayList<>();
        for (Map.Entry<String, OnnxValue> output : result) {
            FloatBuffer values = ((OnnxTensor) output.getValue()).getFloatBuffer();
            while (values.hasRemaining()) {
                numbers.add(values.get());
            }
        }
        return numbers;
    }
}
