package nas4j.graph.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import nas4j.contract.Seeds;
import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphCost;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.Precision;
import nas4j.graph.TensorShape;
import org.junit.jupiter.api.Test;

class PeakMemoryTest {

    @Test
    void bestEqualsBruteForceOverAllOrders() {
        Seeds.each(300, random -> {
            ComputationGraph graph = RandomSizes.of(random, random.nextInt(4, 9));
            MemorySchedule best = PeakMemory.best(graph);
            assertThat(best.exact()).isTrue();
            assertThat(best.peakBytes()).isEqualTo(PlainSchedules.bruteForce(graph));
        });
    }

    @Test
    void cutAndContractedEqualsPlainDynamicProgramming() {
        Seeds.each(150, random -> {
            ComputationGraph graph = RandomSizes.of(random, random.nextInt(9, 15));
            assertThat(PeakMemory.best(graph).peakBytes()).isEqualTo(PlainSchedules.downSets(graph));
        });
        Seeds.each(100, random -> {
            ComputationGraph graph = RandomSizes.cells(random, 1, 3);
            assertThat(PeakMemory.best(graph).peakBytes()).isEqualTo(PlainSchedules.downSets(graph));
        });
    }

    @Test
    void theOrderFoundHasThePeakNamed() {
        Seeds.each(300, random -> {
            ComputationGraph graph = RandomSizes.of(random, random.nextInt(4, 40));
            MemorySchedule best = PeakMemory.best(graph);
            assertThat(PeakMemory.of(graph, best.order())).isEqualTo(best.peakBytes());
            assertThat(best.peakBytes()).isLessThanOrEqualTo(PeakMemory.inGivenOrder(graph));
            assertThat(best.lowerBoundBytes()).isLessThanOrEqualTo(best.peakBytes());
        });
    }

    @Test
    void peakOfAnOrderEqualsItsDefinition() {
        Seeds.each(300, random -> {
            ComputationGraph graph = RandomSizes.of(random, random.nextInt(4, 25));
            List<Integer> given = RandomSizes.inGivenOrder(graph);
            assertThat(PeakMemory.inGivenOrder(graph)).isEqualTo(PlainSchedules.peak(graph, given));
            assertThat(PeakMemory.of(graph, given)).isEqualTo(PlainSchedules.peak(graph, given));
            List<Integer> best = PeakMemory.best(graph).order();
            assertThat(PeakMemory.of(graph, best)).isEqualTo(PlainSchedules.peak(graph, best));
        });
    }

    @Test
    void aChainNeedsItsLargestNeighbours() {
        Seeds.each(100, random -> {
            ComputationGraph.Builder builder = ComputationGraph.builder();
            int at = builder.add("in", new Op.Input(TensorShape.of(3, 2, 2)));
            for (int k = 0; k < 30; k++) {
                at = builder.add("n" + k, RandomSizes.conv(random.nextInt(1, 50)), at);
            }
            ComputationGraph graph = builder.output("out", at).build();
            long largest = 0;
            for (Node node : graph.nodes().subList(1, graph.size())) {
                long pair = GraphCost.activationBytes(node) + GraphCost.activationBytes(graph.node(node.input(0)));
                largest = Math.max(largest, pair);
            }
            assertThat(PeakMemory.best(graph).peakBytes()).isEqualTo(largest);
            assertThat(PeakMemory.inGivenOrder(graph)).isEqualTo(largest);
        });
    }

    @Test
    void runsTheBranchThatShrinksFirst() {
        ComputationGraph.Builder b = ComputationGraph.builder();
        int in = b.add("in", new Op.Input(TensorShape.of(1, 1, 1)));
        int small = b.add("small", RandomSizes.conv(10), in);
        int wide = b.add("wide", RandomSizes.conv(100), in);
        int narrow = b.add("narrow", RandomSizes.conv(1), wide);
        ComputationGraph graph =
                b.output("out", b.add("join", new Op.Concat(), small, narrow)).build();
        assertThat(PeakMemory.inGivenOrder(graph)).isEqualTo(4 * (10 + 100 + 1));
        assertThat(PeakMemory.best(graph).peakBytes()).isEqualTo(4 * (1 + 100 + 1));
        assertThat(PeakMemory.best(graph).order()).containsExactly(0, 2, 3, 1, 4);
    }

    @Test
    void entriesExistFromTheStart() {
        ComputationGraph.Builder b = ComputationGraph.builder();
        int first = b.add("first", new Op.Input(TensorShape.of(5)));
        b.add("unread", new Op.Input(TensorShape.of(100)));
        int second = b.add("second", new Op.Input(TensorShape.of(7)));
        int linear = b.add("linear", new Op.Linear(11, false), first);
        ComputationGraph graph =
                b.output("out", b.add("both", new Op.Concat(), linear, second)).build();
        assertThat(PeakMemory.best(graph).peakBytes()).isEqualTo(4 * (5 + 100 + 7));
        assertThat(PeakMemory.of(graph, List.of(0, 3, 1, 2, 4))).isEqualTo(4 * (5 + 100 + 7));
    }

    @Test
    void viewsShareTheirInputsTensorUnlessTheyRound() {
        for (int bits : List.of(32, 16)) {
            ComputationGraph.Builder b = ComputationGraph.builder();
            int in = b.add("in", new Op.Input(TensorShape.of(2, 2, 2)));
            int conv = b.add("conv", RandomSizes.conv(8), in);
            int flat = b.add("flat", new Op.Flatten(), new Precision(32, bits), conv);
            ComputationGraph graph = b.output("out", b.add("linear", new Op.Linear(1, true), flat))
                    .build();
            assertThat(PeakMemory.inGivenOrder(graph)).isEqualTo(bits == 32 ? 32 + 128 : 128 + 64);
        }
    }

    @Test
    void largeNetworksOfSmallCellsAreExact() {
        Seeds.each(5, random -> {
            ComputationGraph graph = RandomSizes.cells(random, 200, 6);
            MemorySchedule best = PeakMemory.best(graph);
            assertThat(best.exact()).isTrue();
            assertThat(PeakMemory.of(graph, best.order())).isEqualTo(best.peakBytes());
        });
    }

    @Test
    void whatIsTooLargeGetsABound() {
        boolean[] inexact = {false};
        Seeds.each(3, random -> {
            ComputationGraph graph = RandomSizes.of(random, 130);
            MemorySchedule best = PeakMemory.best(graph);
            assertThat(PeakMemory.of(graph, best.order())).isEqualTo(best.peakBytes());
            assertThat(best.peakBytes()).isLessThanOrEqualTo(PeakMemory.inGivenOrder(graph));
            assertThat(best.lowerBoundBytes()).isGreaterThan(best.peakBytes() / 4);
            inexact[0] |= !best.exact();
        });
        assertThat(inexact[0]).isTrue();
    }

    @Test
    void goodOrdersAreBetweenTheBestAndTheGreedy() {
        Seeds.each(100, random -> {
            ComputationGraph graph = RandomSizes.of(random, random.nextInt(8, 30));
            for (Segment segment : Segment.split(new Steps(graph))) {
                OrderSearch search = new OrderSearch(segment, 0);
                assertThat(search.run()).isTrue();
                assertThat(GoodOrder.of(segment, segment.lowerBound()).peak())
                        .isBetween(search.peak(), GreedyOrder.best(segment, 0).peak());
            }
        });
    }

    @Test
    void greedyOrdersAreNoBetterThanTheBest() {
        int[] worse = {0};
        Seeds.each(200, random -> {
            ComputationGraph graph = RandomSizes.of(random, random.nextInt(8, 30));
            long exact = PeakMemory.best(graph).peakBytes();
            for (Segment segment : Segment.split(new Steps(graph))) {
                OrderSearch search = new OrderSearch(segment, 0);
                assertThat(search.run()).isTrue();
                GreedyOrder greedy = GreedyOrder.best(segment, 0);
                assertThat(search.peak()).isBetween(segment.lowerBound(), Math.min(exact, greedy.peak()));
                worse[0] += greedy.peak() > search.peak() ? 1 : 0;
            }
        });
        assertThat(worse[0]).isPositive();
    }

    @Test
    void smallerTensorsNeverNeedMore() {
        Seeds.each(100, random -> {
            ComputationGraph graph = RandomSizes.cells(random, 3, 4);
            ComputationGraph.Builder builder = ComputationGraph.builder();
            for (Node node : graph.nodes()) {
                Precision precision = new Precision(32, random.nextInt(2, 33));
                int[] inputs =
                        node.inputs().stream().mapToInt(Integer::intValue).toArray();
                builder.add(node.path(), node.op(), precision, inputs);
            }
            graph.outputs().forEach(builder::output);
            ComputationGraph smaller = builder.build();
            assertThat(PeakMemory.inGivenOrder(smaller)).isLessThanOrEqualTo(PeakMemory.inGivenOrder(graph));
            assertThat(PeakMemory.best(smaller).peakBytes())
                    .isLessThanOrEqualTo(PeakMemory.best(graph).peakBytes());
        });
    }

    @Test
    void refusesWhatIsNoOrder() {
        ComputationGraph graph = RandomSizes.of(Seeds.generator(1), 6);
        assertThatThrownBy(() -> PeakMemory.of(graph, List.of(0, 1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PeakMemory.of(graph, List.of(0, 0, 1, 2, 3, 4)))
                .hasMessageContaining("node [0] is not one of those left");
        assertThatThrownBy(() -> PeakMemory.of(graph, List.of(5, 4, 3, 2, 1, 0)))
                .hasMessageContaining("runs before its input");
    }
}
