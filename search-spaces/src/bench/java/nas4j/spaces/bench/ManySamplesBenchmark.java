package nas4j.spaces.bench;

import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import nas4j.space.SearchSpace;
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

/** Ten million genotypes in a small heap: what a draw needs is free again after it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx256m")
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class ManySamplesBenchmark {
    private static final int SAMPLES = 10_000_000;

    @Param({"nas-bench-201", "ofa-mbv3"})
    private String name = "";

    private SearchSpace space = SpaceCompiler.compile(Catalogue.load("mlp"));

    @Setup
    public void compile() {
        space = SpaceCompiler.compile(Catalogue.load(name));
    }

    @Benchmark
    public long tenMillion() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        long hash = 0;
        for (int k = 0; k < SAMPLES; k++) {
            hash ^= space.sample(random).hash();
        }
        return hash;
    }
}
