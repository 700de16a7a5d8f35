package nas4j.spaces.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import nas4j.contract.Seeds;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.Engine;
import nas4j.djl.TrainingDevice;
import nas4j.djl.supernet.DjlSupernet;
import nas4j.djl.supernet.Kernels;
import nas4j.djl.supernet.Mix;
import nas4j.djl.supernet.Subnetwork;
import nas4j.djl.train.Checkpoint;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.search.oneshot.Extremes;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.spaces.Catalogue;
import nas4j.spaces.SmallInputs;
import nas4j.weights.Weights;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A network inside the supernet of its space is the same network alone, with the same weights. */
@Tag("engine")
class CatalogueSupernetTest {
    private static final int BATCH = 2;
    private static final float CLOSE = 1e-5f;

    static List<String> names() {
        return Catalogue.names();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mlp", "mobile-mini", "nas-bench-201", "darts", "unet-mini", "vit-elastic"})
    void fiveNetworksInsideAreAsTheyAreAlone(String name) {
        compare(name, 5);
    }

    @ParameterizedTest
    @MethodSource("names")
    @Tag("slow")
    void fiftyNetworksInsideAreAsTheyAreAlone(String name) {
        compare(name, 50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nas-bench-201", "transnas-bench-101-micro"})
    void aMixOfOneBranchOfEachChoiceIsThatNetwork(String name) {
        compareMixes(name, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"darts", "fbnet", "nas-bench-macro"})
    @Tag("slow")
    void aMixOfOneBranchOfEachChoiceIsThatNetworkInLargeSpaces(String name) {
        compareMixes(name, 2);
    }

    /** Also where a layer without parameters gives one width the channels of another, so that they have no common order. */
    @ParameterizedTest
    @ValueSource(strings = {"mlp", "mobile-mini", "unet-mini", "vit-elastic"})
    void theLargestNetworkComputesTheSameWithItsChannelsInOrder(String name) {
        SearchSpace space = SpaceCompiler.compile(Catalogue.load(name));
        try (DjlSupernet supernet =
                new DjlSupernet(Engine.open(TrainingDevice.CPU), space.relax(), Kernels.TRANSFORMED, 1)) {
            Genotype largest = Extremes.of(space).largest();
            Subnetwork found = supernet.find(space.decode(largest).graph());
            Subnetwork network = new Subnetwork(SmallInputs.of(found.graph()), found.layers());
            try (CompiledNetwork before = supernet.extract(network);
                    CompiledNetwork after = supernet.share(network)) {
                Checkpoint sorted =
                        supernet.sorted(new Checkpoint(1, 0.1f, supernet.store().weights(), Weights.of(Map.of())));
                supernet.store().load(sorted.weights());
                compare(after, before, false);
            }
        }
    }

    private static void compareMixes(String name, int count) {
        SearchSpace space = SpaceCompiler.compile(Catalogue.load(name));
        Engine engine = Engine.open(TrainingDevice.CPU);
        try (DjlSupernet supernet = new DjlSupernet(engine, space.relax(), Kernels.CROPPED, 1);
                NDManager weights = supernet.store().newManager()) {
            Seeds.each(count, random -> {
                ComputationGraph network = space.decode(space.sample(random)).graph();
                Map<Integer, Integer> branches = supernet.graph().branches(network);
                try (CompiledNetwork alone = supernet.extract(supernet.find(network));
                        CompiledNetwork mixed = supernet.shareMix(choice -> Mix.all(
                                oneHot(choice.inputs().size(), branches.getOrDefault(choice.id(), 0), weights)))) {
                    compare(mixed, alone, false);
                }
            });
        }
    }

    private static NDArray oneHot(int branches, int chosen, NDManager manager) {
        float[] weights = new float[branches];
        weights[chosen] = 1;
        return manager.create(weights);
    }

    private static void compare(String name, int count) {
        SearchSpace space = SpaceCompiler.compile(Catalogue.load(name));
        Engine engine = Engine.open(TrainingDevice.CPU);
        try (DjlSupernet supernet = new DjlSupernet(engine, space.relax(), Kernels.TRANSFORMED, 1)) {
            Seeds.each(count, random -> {
                Subnetwork found =
                        supernet.find(space.decode(space.sample(random)).graph());
                compare(supernet, new Subnetwork(SmallInputs.of(found.graph()), found.layers()));
            });
        }
    }

    private static void compare(DjlSupernet supernet, Subnetwork network) {
        try (CompiledNetwork alone = supernet.extract(network);
                CompiledNetwork step = supernet.forStep(network, 0);
                CompiledNetwork shared = supernet.share(network)) {
            compare(step, alone, true);
            compare(shared, alone, false);
        }
    }

    private static void compare(CompiledNetwork inside, CompiledNetwork alone, boolean training) {
        try (NDManager there = inside.newManager();
                NDManager here = alone.newManager()) {
            Map<String, NDArray> expected = alone.forward(training, inputs(alone, here));
            Map<String, NDArray> found = inside.forward(training, inputs(inside, there));
            assertThat(found.keySet()).isEqualTo(expected.keySet());
            expected.forEach((name, output) -> compare(Objects.requireNonNull(found.get(name)), output, name));
        }
    }

    /** As far apart as the last digits of numbers of their size. */
    private static void compare(NDArray found, NDArray expected, String what) {
        assertThat(found.getShape()).isEqualTo(expected.getShape());
        float size = Math.max(1, expected.abs().max().getFloat());
        assertThat(found.sub(expected).abs().max().getFloat() / size).as(what).isCloseTo(0, offset(CLOSE));
    }

    private static NDArray[] inputs(CompiledNetwork network, NDManager manager) {
        SplittableRandom random = new SplittableRandom(1);
        return network.graph().inputs().stream()
                .map(input -> input(input, random, manager))
                .toArray(NDArray[]::new);
    }

    private static NDArray input(Node node, SplittableRandom random, NDManager manager) {
        long[] dims = IntStream.concat(
                        IntStream.of(BATCH), IntStream.of(node.shape().toArray()))
                .asLongStream()
                .toArray();
        Shape shape = new Shape(dims);
        if (node.shape().type() == nas4j.graph.DataType.INT32) {
            return manager.ones(shape, DataType.INT32);
        }
        float[] values = new float[(int) shape.size()];
        for (int k = 0; k < values.length; k++) {
            values[k] = (float) random.nextGaussian();
        }
        return manager.create(values, shape);
    }
}
