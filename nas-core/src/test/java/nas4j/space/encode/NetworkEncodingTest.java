package nas4j.space.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nas4j.contract.Seeds;
import nas4j.contract.TinySpace;
import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphHash;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.ResizeMode;
import nas4j.graph.Simplification;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import org.junit.jupiter.api.Test;

class NetworkEncodingTest {
    private static final Op.Conv2d CONV = new Op.Conv2d(4, Window.same(3, 1, 1), 1, false);
    private static final Op.Activation RELU = new Op.Activation(ActivationKind.RELU);

    @Test
    void sequencesOnEveryPathAreCounted() {
        // input → conv → relu → (conv, and around it) → sum → global pool:
        // of one: input, conv, conv, pool; of two: input-conv, conv-conv, conv-pool twice; of three: input-conv-conv,
        // input-conv-pool, conv-conv-pool.
        ComputationGraph.Builder graph = ComputationGraph.builder();
        int input = graph.add("in", new Op.Input(TensorShape.of(4, 8, 8)));
        int first = graph.add("a", CONV, input);
        int relu = graph.add("b", RELU, first);
        int second = graph.add("c", CONV, relu);
        int sum = graph.add("d", new Op.Add(), relu, second);
        graph.output("out", graph.add("e", new Op.GlobalPool(PoolKind.AVERAGE), sum));
        ComputationGraph network = graph.build();
        SearchSpace any = TinySpace.shared();
        assertThat(sum(PathCounts.of(any, 1, 1_000).count(network))).isEqualTo(4);
        assertThat(sum(PathCounts.of(any, 2, 1_000).count(network))).isEqualTo(8);
        assertThat(sum(PathCounts.of(any, 3, 1_000).count(network))).isEqualTo(11);
        double[] counts = PathCounts.of(any, 2, 100_000).count(network);
        assertThat(Arrays.stream(counts).filter(count -> count > 0))
                .containsOnly(1.0, 2.0)
                .hasSize(6);
    }

    @Test
    void countsAreThoseOfAllPaths() {
        SearchSpace space = TinySpace.subset();
        Seeds.each(20, random -> {
            ComputationGraph graph = space.decode(space.sample(random)).graph();
            for (int length = 1; length <= 4; length++) {
                assertThat(sum(PathCounts.of(space, length, 64).count(graph)))
                        .isEqualTo(sequences(Simplification.simplify(graph), length));
            }
        });
    }

    @Test
    void genotypesOfOneNetworkHaveTheSameCounts() {
        SearchSpace space = TinySpace.subset();
        PathCounts encoding = PathCounts.of(space, 3, 128);
        assertThat(encoding.columns()).hasSize(128);
        List<Genotype> all = space.enumerate().toList();
        for (Genotype one : all) {
            Genotype same = all.stream()
                    .filter(other -> hash(other).equals(hash(one)))
                    .findFirst()
                    .orElseThrow();
            assertThat(encoding.encode(one)).containsExactly(encoding.encode(same));
        }
    }

    @Test
    void countsAreTheSameOnEveryMachine() {
        SearchSpace space = TinySpace.shared();
        assertThat(PathCounts.of(space, 2, 8).encode(space.genotype(0, 1))).containsExactly(0, 1, 2, 0, 0, 5, 0, 3);
    }

    @Test
    void lengthAndBucketsAreAtLeastOne() {
        assertThatThrownBy(() -> PathCounts.of(TinySpace.shared(), 0, 5))
                .hasMessage("length [0] and buckets [5] must be at least 1");
    }

    @Test
    void everyKindOfOperatorHasItsNumber() {
        Stream<Enum<?>> kinds = Stream.of(ActivationKind.values());
        assertThat(kinds.map(kind -> OpNumbers.of(new Op.Activation((ActivationKind) kind), TensorShape.of(1))))
                .doesNotContain(0)
                .doesNotHaveDuplicates();
        for (PoolKind kind : PoolKind.values()) {
            assertThat(OpNumbers.of(new Op.GlobalPool(kind), TensorShape.of(1))).isPositive();
            assertThat(OpNumbers.of(new Op.Pool(kind, Window.same(3, 1, 1), false), TensorShape.of(1)))
                    .isPositive();
        }
        for (ResizeMode mode : ResizeMode.values()) {
            assertThat(OpNumbers.of(new Op.Resize(2, mode), TensorShape.of(1))).isPositive();
        }
        for (Class<?> op : Op.class.getPermittedSubclasses()) {
            String word =
                    op.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
            String name = word.replace("conv2d", "conv");
            boolean hasKinds =
                    List.of("activation", "pool", "global-pool", "resize").contains(name);
            assertThat(hasKinds || OpNumbers.names().contains(name)).as(name).isTrue();
        }
    }

    @Test
    void numbersNeverChange() {
        assertThat(kind("conv")).isEqualTo(2);
        assertThat(kind("zero")).isEqualTo(28);
        assertThat(kind("softmax")).isEqualTo(39);
    }

    private static GraphHash hash(Genotype genotype) {
        return GraphHash.of(genotype.space().decode(genotype).graph());
    }

    private static int kind(String name) {
        return OpNumbers.names().indexOf(name);
    }

    private static double sum(double[] vector) {
        return Arrays.stream(vector).sum();
    }

    /** Sequences of up to {@code length} operators on paths, counted one by one. */
    private static double sequences(ComputationGraph graph, int length) {
        List<Node> letters =
                graph.nodes().stream().filter(node -> isLetter(node.op())).toList();
        return letters.stream().mapToLong(node -> endingAt(graph, node, length)).sum();
    }

    private static long endingAt(ComputationGraph graph, Node node, int length) {
        if (length == 0) {
            return 0;
        }
        List<Node> before = new ArrayList<>();
        node.inputs().forEach(input -> collect(graph, graph.node(input), before));
        return 1
                + before.stream()
                        .mapToLong(each -> endingAt(graph, each, length - 1))
                        .sum();
    }

    /** The letters from which the node can be reached without another letter between, once for each way. */
    private static void collect(ComputationGraph graph, Node node, List<Node> found) {
        if (isLetter(node.op())) {
            found.add(node);
        } else {
            node.inputs().forEach(input -> collect(graph, graph.node(input), found));
        }
    }

    private static boolean isLetter(Op op) {
        return op instanceof Op.Conv2d || op instanceof Op.Input || op instanceof Op.GlobalPool;
    }
}
