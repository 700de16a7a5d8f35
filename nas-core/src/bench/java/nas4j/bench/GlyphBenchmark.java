package nas4j.bench;

import java.util.concurrent.TimeUnit;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.glyphs.Difficulty;
import nas4j.djl.data.glyphs.GlyphOptions;
import nas4j.djl.data.glyphs.Glyphs;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How many images of 28 × 28 pixels one core draws in a second. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "-Djava.util.concurrent.ForkJoinPool.common.parallelism=0")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class GlyphBenchmark {
    private static final int COUNT = 10_000;
    private static final GlyphOptions OPTIONS = new GlyphOptions(28, Difficulty.MEDIUM, 1, 1, 1);

    private long next;

    /** As {@code generated: glyphs} draws them. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public ImageData images() {
        return draw(Glyphs.Targets.CLASS);
    }

    /** With the class and the depth of each pixel. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public ImageData imagesWithMaskAndDepth() {
        return draw(Glyphs.Targets.CLASS_MASK_AND_DEPTH);
    }

    private ImageData draw(Glyphs.Targets targets) {
        next += COUNT;
        return Glyphs.images(OPTIONS, targets, next, COUNT);
    }
}
