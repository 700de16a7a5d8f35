package nas4j.spaces.bench.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.Engine;
import nas4j.djl.Parameter;
import nas4j.djl.TrainingDevice;
import nas4j.djl.supernet.DjlSupernet;
import nas4j.djl.supernet.Kernels;
import nas4j.djl.supernet.Mix;
import nas4j.djl.supernet.differentiable.DifferentiablePlan;
import nas4j.djl.supernet.differentiable.DifferentiableSearch;
import nas4j.djl.supernet.differentiable.Example;
import nas4j.djl.supernet.train.Lesson;
import nas4j.djl.train.Losses;
import nas4j.djl.train.Optimization;
import nas4j.djl.train.Optimizer;
import nas4j.djl.train.Schedule;
import nas4j.graph.GraphCost;
import nas4j.search.differentiable.Method;
import nas4j.search.differentiable.Mixture;
import nas4j.search.differentiable.Order;
import nas4j.space.SearchSpace;
import nas4j.weights.Weights;

/**
 * Searches with NAS4J in a {@link DartsNetwork}, so many steps at a time as standard input says. Arguments: a folder for
 * what the other side needs, images in a batch. It says {@code ready}, how many parameters the supernet has, operations and
 * multiply-accumulates; each line {@code step STEPS} is answered by a line: CPU and wall seconds of the process, then the
 * training and the validation loss of each step.
 */
final class DartsWorker {
    private static final int BATCHES = 4;
    private static final int SIZE = 32;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final DjlSupernet supernet;
    private final SearchSpace space = DartsNetwork.space();
    private final DifferentiableSearch search;
    private final Shape shape;
    private final ByteBuffer images;
    private final int[] labels;

    private DartsWorker(int batch) {
        Engine engine = Engine.open(TrainingDevice.CPU);
        supernet = new DjlSupernet(engine, space.relax(), Kernels.CROPPED, 1);
        Optimization weights = Optimization.of(new Optimizer.Sgd(0.025, 0.9, 3e-4), Schedule.CONSTANT)
                .withClip(5);
        DifferentiablePlan plan = DifferentiablePlan.of(new Method.Softmax(Order.FIRST), weights);
        search = new DifferentiableSearch(engine, supernet, space, plan, Long.MAX_VALUE, 1, null);
        shape = new Shape(batch, 3, SIZE, SIZE);
        SplittableRandom random = new SplittableRandom(1);
        images = ByteBuffer.allocateDirect((int) (BATCHES * shape.size() * Float.BYTES))
                .order(ByteOrder.nativeOrder());
        FloatBuffer pixels = images.asFloatBuffer();
        while (pixels.hasRemaining()) {
            pixels.put((float) random.nextGaussian());
        }
        labels = random.ints((long) BATCHES * batch, 0, 10).toArray();
    }

    public static void main(String[] arguments) throws IOException {
        DartsWorker worker = new DartsWorker(Integer.parseInt(arguments[1]));
        worker.write(Path.of(arguments[0]));
        System.out.println("ready " + worker.sizes());
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(worker.answer(Integer.parseInt(line.split(" ")[1])));
        }
    }

    private void write(Path folder) throws IOException {
        Map<String, Weights.Tensor> all = supernet.store().weights().tensors();
        Map<String, Weights.Tensor> trained = new LinkedHashMap<>();
        for (Parameter parameter : supernet.trained()) {
            trained.put(parameter.path(), Objects.requireNonNull(all.get(parameter.path())));
        }
        NetworkFiles.write(folder, Weights.of(trained), images, labels);
        ByteBuffer alphas = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
        Map<String, Weights.Tensor> memory = search.checkpoint().memory().tensors();
        for (Mixture mixture : search.mixtures()) {
            FloatBuffer numbers = Objects.requireNonNull(memory.get("alpha/" + mixture.name()))
                    .values();
            while (numbers.hasRemaining()) {
                alphas.putFloat(numbers.get());
            }
        }
        Files.write(folder.resolve("alphas.bin"), Arrays.copyOf(alphas.array(), alphas.position()));
    }

    private String sizes() {
        long parameters = supernet.trained().stream()
                .mapToLong(parameter -> parameter.array().size())
                .sum();
        long operations = search.mixtures().stream()
                .mapToLong(mixture ->
                        (long) mixture.branches().size() * mixture.choices().size())
                .sum();
        try (NDManager manager = supernet.store().newManager();
                CompiledNetwork mixed = supernet.shareMix(
                        choice -> Mix.all(manager.ones(new Shape(choice.inputs().size()))))) {
            return parameters + " " + operations + " "
                    + GraphCost.of(mixed.graph()).macs();
        }
    }

    private String answer(int steps) {
        StringBuilder losses = new StringBuilder();
        long wall = System.nanoTime();
        long cpu = SYSTEM.getProcessCpuTime();
        for (int k = 0; k < steps; k++) {
            int first = (int) (2 * search.done() % BATCHES);
            DifferentiableSearch.Losses found = search.step(example(first), example(first + 1));
            losses.append(' ').append(found.training()).append(' ').append(found.validation());
        }
        return (SYSTEM.getProcessCpuTime() - cpu) / 1e9 + " " + (System.nanoTime() - wall) / 1e9 + losses;
    }

    private Example example(int at) {
        int bytes = (int) shape.size() * Float.BYTES;
        int size = (int) shape.get(0);
        int[] classes = Arrays.copyOfRange(labels, at * size, (at + 1) * size);
        return new Example(
                manager -> new NDArray[] {
                    manager.create(
                            images.slice(at * bytes, bytes).order(ByteOrder.nativeOrder()), shape, DataType.FLOAT32)
                },
                new Lesson() {
                    @Override
                    public NDArray loss(Map<String, NDArray> outputs) {
                        return Losses.crossEntropy(outputs.values().iterator().next(), classes, 0);
                    }

                    @Override
                    public NDArray distance(Map<String, NDArray> outputs, Map<String, NDArray> teacher) {
                        throw new UnsupportedOperationException("nobody teaches");
                    }
                });
    }
}
