package nas4j.spaces.bench.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.Engine;
import nas4j.djl.GraphCompiler;
import nas4j.djl.TrainingDevice;
import nas4j.djl.quantize.Calibration;
import nas4j.djl.quantize.Observer;
import nas4j.djl.train.Optimizer.Sgd;
import nas4j.djl.train.Schedule;
import nas4j.djl.train.Training;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Precision;

/**
 * A training step of a network that rounds to 8 bits over one of the same network of floats: SGD with momentum, CPU time of
 * the thread, in turns. Arguments: images in the batch, steps.
 */
final class RoundedStep {
    private static final int SIDE = 28;
    private static final int WARM_UP = 5;
    private static final double MILLI = 1e-6;

    private final int batch;
    private final int steps;
    private final float[] pixels;

    private RoundedStep(int batch, int steps) {
        this.batch = batch;
        this.steps = steps;
        pixels = new float[batch * SIDE * SIDE];
        for (int k = 0; k < pixels.length; k++) {
            pixels[k] = (float) Math.sin((double) k * k);
        }
    }

    /** Prints a line for each network. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        RoundedStep step = new RoundedStep(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        step.run("mobile-mini", RoundedNetworks.mobileMini(SIDE));
        step.run("mobilenet", Networks.byName("mobilenet"));
        step.run("resnet", Networks.byName("resnet"));
    }

    private void run(String name, ComputationGraph graph) throws InterruptedException {
        GraphCompiler compiler = new GraphCompiler(Engine.open(TrainingDevice.CPU));
        ComputationGraph eight = RoundedNetworks.with(graph, _ -> new Precision(8, 8));
        try (CompiledNetwork plain = compiler.compile(eight, 1);
                CompiledNetwork rounded = compiler.compileRounded(eight, 1)) {
            rounded.load(Calibration.calibrate(plain, Observer.MSE, watcher -> {
                try (NDManager manager = plain.newManager()) {
                    plain.forward(false, watcher, inputs(manager));
                }
            }));
            try (Training ofFloats = new Training(plain, Sgd.standard(), Schedule.LINEAR, WARM_UP + steps);
                    Training ofWholes = new Training(rounded, Sgd.standard(), Schedule.LINEAR, WARM_UP + steps)) {
                compare(name, ofFloats, ofWholes);
            }
        }
    }

    private void compare(String name, Training ofFloats, Training ofWholes) {
        List<Double> millis = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int k = 0; k < WARM_UP + steps; k++) {
            double one = millis(ofFloats);
            double other = millis(ofWholes);
            if (k >= WARM_UP) {
                millis.add(one);
                ratios.add(other / one);
            }
        }
        System.out.printf(
                "%s, batch %d: float %s ms, rounded %s of it (medians and quartiles of %d steps)%n",
                name,
                batch,
                Quartiles.of(millis).text("%.1f"),
                Quartiles.of(ratios).text("%.2f"),
                steps);
    }

    private double millis(Training training) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        training.step(this::inputs, RoundedStep::loss);
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) * MILLI;
    }

    private NDArray[] inputs(NDManager manager) {
        return new NDArray[] {manager.create(pixels, new Shape(batch, 1, SIDE, SIDE))};
    }

    private static NDArray loss(Map<String, NDArray> outputs) {
        return outputs.values().iterator().next().square().mean();
    }
}
