package nas4j.spaces.bench.djl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Precision;
import nas4j.graph.Simplification;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.spaces.Catalogue;
import nas4j.spaces.yaml.SpaceReader;
import nas4j.spaces.yaml.YamlFile;

/** Networks that round, for benchmarks. */
final class RoundedNetworks {
    private static final int SAMPLES = 50;

    private RoundedNetworks() {}

    /**
     * The network of most nodes among fifty of the space mobile-mini.
     *
     * @param side of its images, in pixels
     */
    static ComputationGraph mobileMini(int side) throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(Catalogue.class.getResourceAsStream("catalogue/mobile-mini.yaml"))) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("[1, 28, 28]", "[1, %d, %d]".formatted(side, side));
            SearchSpace space = SpaceCompiler.compile(SpaceReader.read(YamlFile.read("mobile-mini", text)));
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(1);
            return Stream.generate(() -> space.sample(random))
                    .limit(SAMPLES)
                    .map(genotype ->
                            Simplification.simplify(space.decode(genotype).graph()))
                    .max(Comparator.comparingInt(ComputationGraph::size))
                    .orElseThrow();
        }
    }

    /** The same with other precisions. */
    static ComputationGraph with(ComputationGraph graph, Function<Node, Precision> precisions) {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        for (Node node : graph.nodes()) {
            builder.add(
                    node.path(),
                    node.op(),
                    precisions.apply(node),
                    node.inputs().stream().mapToInt(Integer::intValue).toArray());
        }
        graph.outputs().forEach(builder::output);
        return builder.build();
    }
}
