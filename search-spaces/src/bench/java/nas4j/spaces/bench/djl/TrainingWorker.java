package nas4j.spaces.bench.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.Engine;
import nas4j.djl.GraphCompiler;
import nas4j.djl.TrainingDevice;
import nas4j.djl.train.Losses;
import nas4j.djl.train.Optimizer;
import nas4j.djl.train.Schedule;
import nas4j.djl.train.Training;
import nas4j.graph.ComputationGraph;
import nas4j.graph.TensorShape;

/**
 * Trains a network with NAS4J, so many steps at a time as standard input says. Arguments: a name of {@link Networks}, a
 * folder for {@link NetworkFiles}, and how many such trials run at once, each on a thread of its own. Each line {@code train
 * STEPS} or {@code infer STEPS} is answered by a line: CPU and wall seconds of the whole process, then the loss before each step
 * of the first trial, or the first number of the output.
 */
final class TrainingWorker {
    private static final int BATCHES = 4;

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final CompiledNetwork network;
    private final Training training;
    private final Shape shape;
    private final ByteBuffer images;
    private final int[] labels;
    private int step;

    private TrainingWorker(ComputationGraph graph, long seed) {
        network = new GraphCompiler(Engine.open(TrainingDevice.CPU)).compile(graph, seed);
        TensorShape image = graph.inputs().getFirst().shape();
        shape = new Shape(Networks.batch(graph), image.dim(0), image.dim(1), image.dim(2));
        SplittableRandom random = new SplittableRandom(seed);
        images = ByteBuffer.allocateDirect((int) (BATCHES * shape.size() * Float.BYTES))
                .order(ByteOrder.nativeOrder());
        FloatBuffer pixels = images.asFloatBuffer();
        while (pixels.hasRemaining()) {
            pixels.put((float) random.nextGaussian());
        }
        labels = random.ints(BATCHES * shape.get(0), 0, 10).toArray();
        training = new Training(network, new Optimizer.Sgd(0.02, 0.9, 5e-4), Schedule.CONSTANT, Long.MAX_VALUE);
    }

    public static void main(String[] arguments) throws Exception {
        ComputationGraph graph = Networks.byName(arguments[0]);
        List<TrainingWorker> trials = new ArrayList<>();
        for (int trial = 0; trial < Integer.parseInt(arguments[2]); trial++) {
            trials.add(new TrainingWorker(graph, trial));
        }
        TrainingWorker first = trials.getFirst();
        NetworkFiles.write(Path.of(arguments[1]), graph, first.network.weights(), first.images, first.labels);
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        try (ExecutorService threads = Executors.newFixedThreadPool(trials.size())) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                System.out.println(answer(line.split(" "), trials, threads));
            }
        }
    }

    private static String answer(String[] request, List<TrainingWorker> trials, ExecutorService threads)
            throws Exception {
        int steps = Integer.parseInt(request[1]);
        long wall = System.nanoTime();
        long cpu = SYSTEM.getProcessCpuTime();
        List<Future<List<Double>>> running = trials.stream()
                .map(trial -> threads.submit(() -> trial.run(request[0], steps)))
                .toList();
        for (Future<List<Double>> trial : running) {
            trial.get();
        }
        double cpuSeconds = (SYSTEM.getProcessCpuTime() - cpu) / 1e9;
        double wallSeconds = (System.nanoTime() - wall) / 1e9;
        String numbers = running.getFirst().get().stream().map(String::valueOf).collect(Collectors.joining(" "));
        return cpuSeconds + " " + wallSeconds + " " + numbers;
    }

    private List<Double> run(String what, int steps) {
        List<Double> numbers = new ArrayList<>();
        for (int k = 0; k < steps; k++) {
            numbers.add(what.equals("train") ? train() : infer());
        }
        return numbers;
    }

    private double train() {
        int at = step++ % BATCHES;
        int size = (int) shape.get(0);
        int[] classes = Arrays.copyOfRange(labels, at * size, (at + 1) * size);
        return training.step(
                manager -> new NDArray[] {batch(at, manager)},
                out -> Losses.crossEntropy(out.values().iterator().next(), classes, 0));
    }

    private double infer() {
        try (NDManager manager = network.newManager()) {
            NDArray image = batch(step++ % BATCHES, manager);
            return network.forward(false, image).values().iterator().next().getFloat(0, 0);
        }
    }

    private NDArray batch(int at, NDManager manager) {
        int bytes = (int) shape.size() * Float.BYTES;
        return manager.create(images.slice(at * bytes, bytes).order(ByteOrder.nativeOrder()), shape, DataType.FLOAT32);
    }
}
