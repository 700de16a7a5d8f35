package nas4j.graph.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.Precision;
import nas4j.graph.Rounding;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import org.junit.jupiter.api.Test;

class RoundingPlanTest {
    private static final Op CONV = new Op.Conv2d(3, Window.same(3, 1, 1), 1, false);
    private static final Op NORM = new Op.BatchNorm(true);
    private static final Op RELU = new Op.Activation(ActivationKind.RELU);
    private static final Precision INT8 = new Precision(8, 8);

    @Test
    void aLayerItsNormAndItsReluRoundOnce() {
        ComputationGraph graph = graph(b -> {
            int conv = b.add("conv", CONV, INT8, 0);
            int relu = b.add("relu", RELU, INT8, b.add("norm", NORM, INT8, conv));
            b.output("out", b.add("last", CONV, INT8, relu));
        });
        RoundingPlan plan = RoundingPlan.of(graph);
        assertThat(steps(graph)).isEqualTo(Map.of("in", "in", "relu", "relu"));
        assertThat(plan.findNorm(graph.node(1))).contains(graph.node(2));
        assertThat(plan.isFolded(graph.node(2))).isTrue();
        assertThat(plan.findNorm(graph.node(4))).isEmpty();
    }

    @Test
    void otherActivationsRoundBeforeAndAfter() {
        ComputationGraph graph = graph(b -> {
            int conv = b.add("conv", CONV, INT8, 0);
            int swish = b.add("swish", new Op.Activation(ActivationKind.HSWISH), INT8, conv);
            b.output("out", b.add("last", CONV, INT8, swish));
        });
        assertThat(steps(graph)).isEqualTo(Map.of("in", "in", "conv", "conv", "swish", "swish"));
    }

    @Test
    void aValueThatSeveralReadIsRoundedBeforeTheRelu() {
        ComputationGraph graph = graph(b -> {
            int conv = b.add("conv", CONV, INT8, 0);
            int relu = b.add("relu", RELU, INT8, conv);
            b.output("out", b.add("last", CONV, INT8, b.add("product", new Op.Multiply(), INT8, conv, relu)));
        });
        assertThat(steps(graph)).isEqualTo(Map.of("in", "in", "conv", "conv", "relu", "relu", "product", "product"));
    }

    @Test
    void whatOnlyMovesKeepsItsStep() {
        ComputationGraph graph = graph(b -> {
            int relu = b.add("relu", RELU, INT8, b.add("conv", CONV, INT8, 0));
            int pool = b.add("pool", new Op.Pool(PoolKind.MAX, new Window(2, 2, 2, 1, 0, 0), false), INT8, relu);
            int flat = b.add("flat", new Op.Flatten(), pool);
            int rough = b.add("rough", new Op.Identity(), new Precision(32, 4), flat);
            b.output("out", b.add("last", new Op.Linear(2, true), INT8, rough));
        });
        assertThat(steps(graph))
                .isEqualTo(Map.of("in", "in", "relu", "relu", "pool", "relu", "flat", "relu", "rough", "rough"));
    }

    @Test
    void entriesAreRoundedIfAllTheirReadersRound() {
        ComputationGraph graph = graph(b -> {
            int rounded = b.add("rounded", CONV, INT8, 0);
            int kept = b.add("kept", CONV, new Precision(32, 8), 0);
            b.output("out", b.add("last", CONV, INT8, b.add("sum", new Op.Add(), INT8, rounded, kept)));
        });
        assertThat(steps(graph)).doesNotContainKey("in").containsKeys("rounded", "kept", "sum");
    }

    @Test
    void termsOfASumShareAStepUnlessOneIsCutOff() {
        ComputationGraph graph = graph(b -> {
            int first = b.add("first", CONV, INT8, 0);
            int second = b.add("second", CONV, INT8, first);
            int sum = b.add("sum", new Op.Add(), INT8, second, first);
            int relu = b.add("relu", RELU, INT8, b.add("third", CONV, INT8, sum));
            int mixed = b.add("mixed", new Op.Add(), INT8, sum, relu);
            b.output("out", b.add("last", CONV, INT8, mixed));
        });
        assertThat(steps(graph))
                .containsEntry("first", "first")
                .containsEntry("second", "first")
                .containsEntry("sum", "sum")
                .containsEntry("relu", "relu");
    }

    @Test
    void outputsAndNetworksOfFloatsAreNotRounded() {
        ComputationGraph graph = graph(b -> b.output("out", b.add("relu", RELU, INT8, b.add("conv", CONV, 0))));
        assertThat(RoundingPlan.of(graph).rounds()).isFalse();
        ComputationGraph weightsOnly = graph(b -> b.output("out", b.add("conv", CONV, new Precision(4, 32), 0)));
        assertThat(RoundingPlan.of(weightsOnly).rounds()).isTrue();
        assertThat(steps(weightsOnly)).isEmpty();
        assertThat(weightsOnly.node(1).weights()).isEqualTo(new Rounding(4, true, true));
    }

    /** For each node whose value is rounded, the path that names the step. */
    private static Map<String, String> steps(ComputationGraph graph) {
        RoundingPlan plan = RoundingPlan.of(graph);
        Map<String, String> steps = new TreeMap<>();
        for (Node node : graph.nodes()) {
            plan.find(node).ifPresent(point -> steps.put(node.path(), point.path()));
        }
        return steps;
    }

    private static ComputationGraph graph(Consumer<ComputationGraph.Builder> network) {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        builder.add("in", new Op.Input(TensorShape.of(3, 8, 8)));
        network.accept(builder);
        return builder.build();
    }
}
