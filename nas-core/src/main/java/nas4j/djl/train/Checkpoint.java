package nas4j.djl.train;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.Parameter;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.weights.Weights;

/**
 * Where a training ended, for one that goes on to more steps. Of a training that averages the weights these are the
 * averaged ones, as they were measured, and a longer one begins its average anew.
 *
 * @param steps that were done, from 1
 * @param learningRate of the last step
 * @param weights of the network
 * @param memory what the optimizer remembers, behind the name of each memory and the path of the parameter
 */
public record Checkpoint(long steps, float learningRate, Weights weights, Weights memory) {
    private static final String PROGRESS = "progress";
    private static final String WEIGHTS = "weights/";
    private static final String MEMORY = "memory/";
    /** A float holds whole numbers below this exactly. */
    private static final long EXACT = 1 << 24;

    private static final int NUMBERS = 3;

    /** Writes a file, in the safetensors format; what bears the name is whole. */
    public void save(Path file) throws IOException {
        Map<String, Weights.Tensor> all = new LinkedHashMap<>();
        long high = steps / EXACT;
        long low = steps % EXACT;
        float[] progress = {high, low, learningRate};
        all.put(PROGRESS, new Weights.Tensor(List.of((long) NUMBERS), FloatBuffer.wrap(progress)));
        weights.tensors().forEach((path, tensor) -> all.put(WEIGHTS + path, tensor));
        memory.tensors().forEach((path, tensor) -> all.put(MEMORY + path, tensor));
        Weights.of(all).save(file);
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read
     * @throws InputException if it is damaged
     */
    public static Checkpoint load(Path file) throws IOException {
        Weights all = Weights.load(file);
        Weights.Tensor progress = all.tensors().get(PROGRESS);
        if (progress == null || progress.values().remaining() != NUMBERS) {
            throw new InputException(new Where(file.toString(), 0, 0, ""), "found no checkpoint of a training");
        }
        FloatBuffer numbers = progress.values();
        long high = (long) numbers.get(0);
        long low = (long) numbers.get(1);
        return new Checkpoint(high * EXACT + low, numbers.get(2), behind(WEIGHTS, all), behind(MEMORY, all));
    }

    /** The same with the weights, and what the optimizer remembers of them, arranged otherwise. */
    public Checkpoint arranged(UnaryOperator<Weights> arrangement) {
        Map<String, Weights.Tensor> arranged = new LinkedHashMap<>(memory.tensors());
        for (String name : Updates.MEMORIES) {
            arrangement
                    .apply(behind(name, memory))
                    .tensors()
                    .forEach((path, tensor) -> arranged.put(name + path, tensor));
        }
        return new Checkpoint(steps, learningRate, arrangement.apply(weights), Weights.of(arranged));
    }

    private static Weights behind(String prefix, Weights all) {
        Map<String, Weights.Tensor> some = all.tensors().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .collect(Collectors.toMap(
                        entry -> entry.getKey().substring(prefix.length()),
                        Map.Entry::getValue,
                        (first, _) -> first,
                        LinkedHashMap::new));
        return Weights.of(some);
    }

    /** Whether it is of a training of this network by this optimizer. */
    public boolean fits(CompiledNetwork network, Optimizer optimizer) {
        return steps > 0
                && learningRate >= 0
                && network.parameters().values().stream().allMatch(parameter -> has(weights, "", parameter))
                && network.trained().stream()
                        .allMatch(parameter ->
                                Updates.memories(optimizer).stream().allMatch(name -> has(memory, name, parameter)));
    }

    private static boolean has(Weights tensors, String name, Parameter parameter) {
        Weights.Tensor tensor = tensors.tensors().get(name + parameter.path());
        long[] dims = parameter.array().getShape().getShape();
        return tensor != null
                && tensor.shape().equals(LongStream.of(dims).boxed().toList());
    }
}
