package nas4j.spaces.bench.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SplittableRandom;
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
 * folder for {@link NetworkFiles}. Each line {@code train STEPS} or {@code infer STEPS} is answered by a line: CPU and wall
 * seconds of the whole process, then the loss before each step.
 */
final class TrainingWorker {
    static final int BATCHES = 4;

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final CompiledNetwork network;
    private final Training training;
    private final Shape shape;
    private final ByteBuffer images;
    private final int[] labels;
    private int step;

    TrainingWorker(CompiledNetwork network, int batch) {
        this.network = network;
        TensorShape image = network.graph().inputs().getFirst().shape();
        shape = new Shape(batch, image.dim(0), image.dim(1), image.dim(2));
        SplittableRandom random = new SplittableRandom(1);
        images = ByteBuffer.allocateDirect((int) (BATCHES * shape.size() * Float.BYTES))
                .order(ByteOrder.nativeOrder());
        FloatBuffer pixels = images.asFloatBuffer();
        while (pixels.hasRemaining()) {
            pixels.put((float) random.nextGaussian());
        }
        labels = random.ints((long) BATCHES * batch, 0, 10).toArray();
        training = new Training(network, new Optimizer.Sgd(0.02, 0.9, 5e-4), Schedule.CONSTANT, Long.MAX_VALUE);
    }

    public static void main(String[] arguments) throws IOException {
        ComputationGraph graph = Networks.byName(arguments[0]);
        try (CompiledNetwork network = new GraphCompiler(Engine.open(TrainingDevice.CPU)).compile(graph, 1)) {
            TrainingWorker worker = new TrainingWorker(network, Networks.batch(graph));
            NetworkFiles.write(Path.of(arguments[1]), graph, network.weights(), worker.images, worker.labels);
            worker.answer(System.out);
        }
    }

    private void answer(PrintStream out) throws IOException {
        out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            StringBuilder losses = new StringBuilder();
            long wall = System.nanoTime();
            long cpu = SYSTEM.getProcessCpuTime();
            for (int k = 0; k < Integer.parseInt(words[1]); k++) {
                losses.append(' ').append(words[0].equals("train") ? train() : infer());
            }
            double cpuSeconds = (SYSTEM.getProcessCpuTime() - cpu) / 1e9;
            out.println(cpuSeconds + " " + (System.nanoTime() - wall) / 1e9 + losses);
            out.flush();
        }
    }

    /** One step on the next batch; its loss. */
    double train() {
        int at = step++ % BATCHES;
        int size = (int) shape.get(0);
        int[] classes = java.util.Arrays.copyOfRange(labels, at * size, (at + 1) * size);
        return training.step(
                manager -> new NDArray[] {batch(at, manager)},
                out -> Losses.crossEntropy(out.values().iterator().next(), classes, 0));
    }

    /** The first logit of the next batch. */
    double infer() {
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
