package nas4j.spaces.bench.djl;

import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.Engine;
import nas4j.djl.GraphCompiler;
import nas4j.djl.TrainingDevice;
import nas4j.graph.ComputationGraph;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.spaces.Catalogue;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How fast networks of nas-bench-201 become trainable ones, first weights included, and are freed again; one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CompileBenchmark {
    private static final int KEPT = 64;

    private final ComputationGraph[] graphs = new ComputationGraph[KEPT];
    private final GraphCompiler compiler = new GraphCompiler(Engine.open(TrainingDevice.CPU));
    private int next;

    @Setup
    public void drawNetworks() {
        SearchSpace space = SpaceCompiler.compile(Catalogue.load("nas-bench-201"));
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        for (int k = 0; k < KEPT; k++) {
            graphs[k] = space.decode(space.sample(random)).graph();
        }
    }

    @Benchmark
    public int compile() {
        next = (next + 1) % KEPT;
        try (CompiledNetwork network = compiler.compile(graphs[next], next)) {
            return network.parameters().size();
        }
    }
}
