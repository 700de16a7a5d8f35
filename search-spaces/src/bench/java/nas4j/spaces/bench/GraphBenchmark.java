package nas4j.spaces.bench;

import java.util.concurrent.TimeUnit;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How fast graphs are built, with their shapes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class GraphBenchmark {
    private static final Op CONV = new Op.Conv2d(64, Window.same(3, 1, 1), 1, false);

    @Param("100")
    private int layers;

    /** A chain of convolutions. */
    @Benchmark
    public ComputationGraph convolutions() {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int last = builder.add("input", new Op.Input(TensorShape.of(64, 32, 32)));
        for (int layer = 0; layer < layers; layer++) {
            last = builder.add("conv" + layer, CONV, last);
        }
        return builder.output("output", last).build();
    }
}
