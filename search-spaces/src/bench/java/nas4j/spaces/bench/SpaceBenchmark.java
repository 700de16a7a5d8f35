package nas4j.spaces.bench;

import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphCost;
import nas4j.graph.GraphHash;
import nas4j.graph.Simplification;
import nas4j.graph.memory.MemorySchedule;
import nas4j.graph.memory.PeakMemory;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.Variation;
import nas4j.space.compile.SpaceCompiler;
import nas4j.spaces.Catalogue;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How fast genotypes and their networks are made and looked at, by one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SpaceBenchmark {
    /** As many that each network is another one, few enough for the caches. */
    private static final int KEPT = 256;

    @Param({"nas-bench-201", "ofa-mbv3"})
    private String name = "";

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    private final Genotype[] genotypes = new Genotype[KEPT];
    private final String[] texts = new String[KEPT];
    private final ComputationGraph[] networks = new ComputationGraph[KEPT];
    private SearchSpace space = SpaceCompiler.compile(Catalogue.load("mlp"));
    private int next;

    @Setup
    public void drawNetworks() {
        space = SpaceCompiler.compile(Catalogue.load(name));
        for (int k = 0; k < KEPT; k++) {
            genotypes[k] = space.sample(random);
            texts[k] = genotypes[k].text();
            networks[k] = space.decode(genotypes[k]).graph();
        }
    }

    private int next() {
        next = (next + 1) % KEPT;
        return next;
    }

    @Benchmark
    public Genotype sample() {
        return space.sample(random);
    }

    @Benchmark
    public GraphCost sampleDecodeCost() {
        return GraphCost.of(space.decode(space.sample(random)).graph());
    }

    @Benchmark
    public long mutateHash() {
        return Variation.mutate(genotypes[next()], random).hash();
    }

    @Benchmark
    public Genotype crossover() {
        return Variation.crossover(genotypes[next()], genotypes[next()], random);
    }

    @Benchmark
    public Genotype parse() {
        return space.parse(texts[next()]);
    }

    @Benchmark
    public ComputationGraph simplify() {
        return Simplification.simplify(networks[next()]);
    }

    @Benchmark
    public GraphHash graphHash() {
        return GraphHash.of(networks[next()]);
    }

    @Benchmark
    public MemorySchedule peakMemory() {
        return PeakMemory.best(networks[next()]);
    }
}
