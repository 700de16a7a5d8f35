package nas4j.spaces.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import nas4j.evaluate.pareto.Hypervolume;
import nas4j.evaluate.pareto.NonDominatedSorting;
import nas4j.evaluate.pareto.ParetoFront;
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

/**
 * Sets of loss vectors: uniform in a cube, where fronts are small, and on a sphere, where none dominates another. One call
 * handles the whole set.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ParetoBenchmark {
    @Param({"2", "3", "4"})
    private int losses;

    @Param({"1000", "5000"})
    private int size;

    private final List<List<Double>> cube = new ArrayList<>();
    private final List<List<Double>> sphere = new ArrayList<>();
    private List<Double> reference = List.of();

    @Setup
    public void draw() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        for (int k = 0; k < size; k++) {
            cube.add(IntStream.range(0, losses)
                    .mapToObj(_ -> random.nextDouble())
                    .toList());
            sphere.add(onSphere(random));
        }
        reference = Collections.nCopies(losses, 1.1);
    }

    private List<Double> onSphere(RandomGenerator random) {
        double[] direction = IntStream.range(0, losses)
                .mapToDouble(_ -> Math.abs(random.nextGaussian()))
                .toArray();
        double length = Math.sqrt(Arrays.stream(direction).map(x -> x * x).sum());
        return Arrays.stream(direction).mapToObj(x -> 1 - x / length).toList();
    }

    @Benchmark
    public int[] sortCube() {
        return NonDominatedSorting.ranks(cube);
    }

    @Benchmark
    public double hypervolumeOfSphere() {
        return Hypervolume.of(sphere, reference);
    }

    @Benchmark
    public int addCubeToFront() {
        return front(cube).size();
    }

    @Benchmark
    public int addSphereToFront() {
        return front(sphere).size();
    }

    private ParetoFront<Integer> front(List<List<Double>> vectors) {
        ParetoFront<Integer> front = new ParetoFront<>(losses);
        for (int k = 0; k < vectors.size(); k++) {
            front.add(vectors.get(k), k);
        }
        return front;
    }
}
