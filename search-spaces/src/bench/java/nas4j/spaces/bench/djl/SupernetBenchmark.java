package nas4j.spaces.bench.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.Engine;
import nas4j.djl.GraphCompiler;
import nas4j.djl.TrainingDevice;
import nas4j.djl.supernet.DjlSupernet;
import nas4j.djl.supernet.Kernels;
import nas4j.djl.supernet.train.Lesson;
import nas4j.djl.supernet.train.SupernetTraining;
import nas4j.djl.train.Optimization;
import nas4j.djl.train.Optimizer.Sgd;
import nas4j.djl.train.Schedule;
import nas4j.djl.train.Training;
import nas4j.graph.Node;
import nas4j.graph.Simplification;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.spaces.Catalogue;

/**
 * A training step of one network in a supernet over one of the same network alone: SGD with momentum, CPU time of the
 * thread, in turns. In the supernet a network is first found, then remembered; both are timed. Arguments: images in the
 * batch, networks, and names of spaces.
 */
public final class SupernetBenchmark {
    private static final double MILLI = 1e-6;
    private static final int WARM_UP = 5;

    private final Engine engine = Engine.open(TrainingDevice.CPU);
    private final SearchSpace space;
    private final int batch;
    private final int networks;
    private final Shape shape;
    private final float[] pixels;
    private final List<Double> alone = new ArrayList<>();
    private final List<Double> found = new ArrayList<>();
    private final List<Double> remembered = new ArrayList<>();

    private SupernetBenchmark(SearchSpace space, int batch, int networks) {
        this.space = space;
        this.batch = batch;
        this.networks = networks;
        Node input = space.decode(space.enumerate().findFirst().orElseThrow())
                .graph()
                .inputs()
                .getFirst();
        shape = new Shape(
                IntStream.concat(IntStream.of(batch), IntStream.of(input.shape().toArray()))
                        .asLongStream()
                        .toArray());
        pixels = new float[(int) shape.size()];
        for (int k = 0; k < pixels.length; k++) {
            pixels[k] = (float) Math.sin((double) k * k);
        }
    }

    /** Prints a line for each space. */
    public static void main(String[] arguments) {
        int batch = Integer.parseInt(arguments[0]);
        int networks = Integer.parseInt(arguments[1]);
        for (String name : List.of(arguments).subList(2, arguments.length)) {
            for (Kernels kernels : Kernels.values()) {
                new SupernetBenchmark(SpaceCompiler.compile(Catalogue.load(name)), batch, networks).run(kernels);
            }
        }
    }

    private void run(Kernels kernels) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        List<Genotype> genotypes = IntStream.range(0, WARM_UP + networks)
                .mapToObj(_ -> space.sample(random))
                .toList();
        try (DjlSupernet supernet = new DjlSupernet(engine, space.relax(), kernels, 1);
                SupernetTraining training = new SupernetTraining(
                        supernet,
                        step -> List.of(genotypes.get((int) step / 2)),
                        optimization(),
                        2L * genotypes.size(),
                        null,
                        null)) {
            genotypes.forEach(genotype -> compare(genotype, training));
        }
        System.out.printf(
                Locale.ROOT,
                "%s, %s kernels, batch %d: alone %.2f ms, found %.3f, remembered %.3f of it (medians of %d networks)%n",
                space.name(),
                kernels.name().toLowerCase(Locale.ROOT),
                batch,
                median(alone),
                median(found),
                median(remembered),
                networks);
    }

    private void compare(Genotype genotype, SupernetTraining training) {
        var graph = Simplification.simplify(space.decode(genotype).graph());
        try (CompiledNetwork network = new GraphCompiler(engine).compile(graph, 1);
                Training own = new Training(network, Sgd.standard(), Schedule.CONSTANT, 3)) {
            Runnable step = () -> own.step(this::inputs, this::loss);
            Runnable shared = () -> training.step(this::inputs, lesson());
            step.run();
            double first = millis(shared);
            double one = millis(step);
            double second = millis(shared);
            double other = millis(step);
            if (training.done() > 2L * WARM_UP) {
                alone.add((one + other) / 2);
                found.add(2 * first / (one + other));
                remembered.add(2 * second / (one + other));
            }
        }
    }

    private static Optimization optimization() {
        return Optimization.of(Sgd.standard(), Schedule.CONSTANT);
    }

    private static double millis(Runnable step) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        step.run();
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) * MILLI;
    }

    private NDArray[] inputs(NDManager manager) {
        return new NDArray[] {manager.create(pixels, shape)};
    }

    private NDArray loss(Map<String, NDArray> outputs) {
        return outputs.values().iterator().next().square().mean();
    }

    private Lesson lesson() {
        return new Lesson() {
            @Override
            public NDArray loss(Map<String, NDArray> outputs) {
                return SupernetBenchmark.this.loss(outputs);
            }

            @Override
            public NDArray distance(Map<String, NDArray> outputs, Map<String, NDArray> teacher) {
                throw new UnsupportedOperationException("nobody teaches");
            }
        };
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
