package nas4j.predictors.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.Simplification;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import org.junit.jupiter.api.Test;

class RewritesTest {
    private static final Op RELU = new Op.Activation(ActivationKind.RELU);

    /** A convolution with all that follows one, a gate, and a head. */
    private static ComputationGraph gated() {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int in = builder.add("in", new Op.Input(TensorShape.of(2, 4, 4)));
        int conv = builder.add("conv", new Op.Conv2d(3, Window.same(3, 1, 1), 1, false), in);
        int norm = builder.add("norm", new Op.BatchNorm(true), conv);
        int act = builder.add("act", new Op.Activation(ActivationKind.RELU6), norm);
        int squeeze = builder.add("squeeze", new Op.GlobalPool(PoolKind.AVERAGE), act);
        int excite = builder.add("excite", new Op.Linear(3, true), squeeze);
        int gate = builder.add("gate", new Op.Activation(ActivationKind.SIGMOID), excite);
        int scaled = builder.add("scaled", new Op.Multiply(), act, gate);
        int pool = builder.add("pool", new Op.GlobalPool(PoolKind.AVERAGE), scaled);
        int drop = builder.add("drop", new Op.Dropout(.2), pool);
        int hidden = builder.add("hidden", new Op.Linear(5, true), drop);
        int relu = builder.add("relu", RELU, hidden);
        return builder.output("classes", builder.add("linear", new Op.Linear(2, true), relu))
                .build();
    }

    @Test
    void linearisationLeavesLayersAndGates() {
        ComputationGraph linear = Linearisation.of(gated());
        assertThat(linear.nodes())
                .extracting(Node::path)
                .containsExactly("in", "conv", "squeeze", "excite", "gate", "scaled", "pool", "hidden", "linear");
        assertThat(linear.node(2).inputs()).containsExactly(1);
        assertThat(linear.outputs()).containsOnlyKeys("classes");
    }

    @Test
    void featuresAreWhatTheLastPoolingReadsNotThatOfAGate() {
        ComputationGraph features = FeatureMap.of(gated());
        assertThat(features.nodes())
                .extracting(Node::path)
                .endsWith("gate", "scaled")
                .doesNotContain("pool", "linear");
        assertThat(features.outputs()).containsEntry("classes", features.size() - 1);
    }

    @Test
    void anOutputWithoutPoolingIsItsOwnFeatures() {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int in = builder.add("in", new Op.Input(TensorShape.of(2, 4, 4)));
        int conv = builder.add("conv", new Op.Conv2d(3, Window.same(1, 1, 1), 1, false), in);
        ComputationGraph dense = builder.output("mask", conv).build();
        assertThat(FeatureMap.of(dense)).isEqualTo(dense);
    }

    @Test
    void outputsThatShareFeaturesBecomeOne() {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int in = builder.add("in", new Op.Input(TensorShape.of(2, 4, 4)));
        int act = builder.add("act", RELU, in);
        int pool = builder.add("pool", new Op.GlobalPool(PoolKind.AVERAGE), act);
        builder.output("one", builder.add("first", new Op.Linear(2, true), pool));
        builder.output("other", builder.add("second", new Op.Linear(3, true), pool));
        assertThat(FeatureMap.of(builder.build()).outputs()).hasSize(1);
    }

    @Test
    void aNetworkWithoutAPathFromItsInputHasNoSignal() {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int in = builder.add("in", new Op.Input(TensorShape.of(2, 4, 4)));
        int zero = builder.add("zero", new Op.Zero(0, 1), in);
        int pool = builder.add("pool", new Op.GlobalPool(PoolKind.AVERAGE), zero);
        ComputationGraph dead = builder.output("classes", builder.add("linear", new Op.Linear(2, true), pool))
                .build();
        assertThatThrownBy(() -> Signal.require(Simplification.simplify(dead)))
                .isInstanceOf(NoScoreException.class)
                .hasMessage("no output depends on its input");
        assertThatCode(() -> Signal.require(gated())).doesNotThrowAnyException();
    }
}
