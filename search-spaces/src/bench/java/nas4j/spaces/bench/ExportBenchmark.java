package nas4j.spaces.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.Engine;
import nas4j.djl.GraphCompiler;
import nas4j.djl.TrainingDevice;
import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphCost;
import nas4j.graph.Op;
import nas4j.graph.TensorShape;
import nas4j.onnx.ExportOptions;
import nas4j.onnx.OnnxExporter;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.spaces.Catalogue;
import nas4j.weights.Weights;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long the export of a network of ofa-mbv3 with 5 million parameters takes, and what processor time it costs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ExportBenchmark {
    private static final long PARAMETERS = 5_000_000;
    private static final long FARTHEST = 50_000;

    @Param({"false", "true"})
    private boolean foldsBatchNorm;

    private ComputationGraph graph = smallest();
    private Weights weights = Weights.of(Map.of());
    private ExportOptions options = new ExportOptions(false, "", Map.of());

    private static ComputationGraph smallest() {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        return builder.output("out", builder.add("in", new Op.Input(TensorShape.of(1))))
                .build();
    }

    /** Processor time of all threads of the JVM, compilers and collectors among them. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Processor {
        public double cpuMs;

        private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        private long start;

        @Setup(Level.Invocation)
        public void start() {
            start = system.getProcessCpuTime();
        }

        @TearDown(Level.Invocation)
        public void stop() {
            cpuMs += (system.getProcessCpuTime() - start) / 1e6;
        }
    }

    @Setup
    public void drawNetwork() {
        SearchSpace space = SpaceCompiler.compile(Catalogue.load("ofa-mbv3"));
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        do {
            graph = space.decode(space.sample(random)).graph();
        } while (Math.abs(GraphCost.of(graph).parameters() - PARAMETERS) > FARTHEST);
        try (CompiledNetwork network = new GraphCompiler(Engine.open(TrainingDevice.CPU)).compile(graph, 1)) {
            weights = network.weights();
        }
        options = new ExportOptions(foldsBatchNorm, "1.0", Map.of("space", "ofa-mbv3"));
    }

    /** The first export of a JVM, as a command does it: classes are loaded and nothing is compiled yet. */
    @Benchmark
    @Fork(5)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public byte[] first(Processor processor) {
        return OnnxExporter.export(graph, weights, options);
    }

    /** Exports of a program that runs for long. */
    @Benchmark
    @Fork(1)
    @Warmup(iterations = 50)
    @Measurement(iterations = 20)
    public byte[] later(Processor processor) {
        return OnnxExporter.export(graph, weights, options);
    }
}
