package nas4j.djl.bits;

import static nas4j.space.tree.Expressions.oneOf;
import static nas4j.space.tree.Networks.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import nas4j.djl.Engine;
import nas4j.djl.TrainingDevice;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.Normalisation;
import nas4j.djl.data.batch.Augmentation;
import nas4j.djl.data.glyphs.Difficulty;
import nas4j.djl.data.glyphs.GlyphOptions;
import nas4j.djl.data.glyphs.Glyphs;
import nas4j.djl.supernet.differentiable.Found;
import nas4j.djl.supernet.train.Resumption;
import nas4j.djl.task.TaskList;
import nas4j.djl.task.Tasks;
import nas4j.djl.trial.Batches;
import nas4j.djl.trial.TrainingPlan;
import nas4j.graph.Node;
import nas4j.graph.quantize.PrecisionCost;
import nas4j.search.bits.BitChoice;
import nas4j.search.bits.BitPolicy;
import nas4j.search.bits.BitSearch;
import nas4j.search.differentiable.Adam;
import nas4j.search.differentiable.CostTerm;
import nas4j.search.differentiable.SearchEpoch;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.SearchSpaceBuilder;
import nas4j.space.compile.SpaceCompiler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("engine")
class BitTrainerTest {
    private static final SearchSpace SPACE = SpaceCompiler.compile(SearchSpaceBuilder.space("bits")
            .image("image", 1, 12, 12)
            .network(
                    layer("conv", "channels", 6, "kernel", 3, "stride", 2, "weight-bits", oneOf(2, 8, 32)),
                    layer("norm"),
                    layer("act", "kind", "relu", "activation-bits", 8),
                    layer("conv", "channels", 6, "kernel", 3, "weight-bits", oneOf(2, 8)),
                    layer("norm"),
                    layer("act", "kind", "relu", "activation-bits", 8),
                    layer("global-pool"),
                    layer("linear", "features", 10, "weight-bits", 8))
            .build());
    private static final ImageData DATA = Glyphs.dataSet(
                    new GlyphOptions(12, Difficulty.EASY, 1, 160, 10), Glyphs.Targets.CLASS)
            .training();
    private static final BitPolicy POLICY =
            BitPolicy.of(SPACE.enumerate().findFirst().orElseThrow());

    @TempDir
    private Path folder = Path.of("");

    /** Besides weights, values: those of two layers and the entry, by one decision, and those of another. */
    private static final SearchSpace VALUES = SpaceCompiler.compile(SearchSpaceBuilder.space("values")
            .image("image", 1, 12, 12)
            .let("bits", oneOf(2, 8))
            .network(
                    layer("conv", "channels", 8, "kernel", 3, "stride", 2, "weight-bits", 8, "activation-bits", "bits"),
                    layer("norm"),
                    layer("act", "kind", "relu", "activation-bits", "bits"),
                    layer("conv", "channels", 8, "kernel", 3, "weight-bits", oneOf(8, 4)),
                    layer("norm", "activation-bits", oneOf(2, 8, 32)),
                    layer("act", "hswish"),
                    layer("global-pool"),
                    layer("linear", "features", 10, "weight-bits", 8))
            .build());

    private static final BitPolicy OF_VALUES =
            BitPolicy.of(VALUES.enumerate().findFirst().orElseThrow());

    private static Found search(@Nullable CostTerm cost, double rate, Consumer<SearchEpoch> told, Resumption resumption)
            throws InterruptedException {
        return search(POLICY, cost, rate, told, resumption);
    }

    private static Found search(
            BitPolicy policy, @Nullable CostTerm cost, double rate, Consumer<SearchEpoch> told, Resumption resumption)
            throws InterruptedException {
        TrainingPlan plan = TrainingPlan.standard().with(new Batches(16, Augmentation.NONE));
        Tasks tasks = Tasks.of(
                policy.architecture().space().decode(policy.architecture()).graph(), DATA, new TaskList.Derived(0));
        return new BitTrainer(Engine.open(TrainingDevice.CPU), plan, DATA, Normalisation.of(DATA), told)
                .search(
                        policy,
                        new BitSearch(3, .2, new Adam(rate, .5, .999, 0)),
                        cost,
                        tasks,
                        2,
                        8,
                        _ -> true,
                        resumption);
    }

    private static double bits(Genotype genotype) {
        return SPACE.decode(genotype).graph().nodes().stream()
                .mapToInt((Node node) -> node.weights().bits())
                .sum();
    }

    @Test
    void aSearchThatWasKilledEndsInTheSame() throws InterruptedException {
        List<SearchEpoch> told = new ArrayList<>();
        Found whole = search(null, .05, told::add, Resumption.NONE);
        assertThat(whole.epochs()).isEqualTo(told).hasSize(3);
        Resumption resumption = new Resumption(folder.resolve("checkpoint"), 2);
        assertThatThrownBy(() -> search(null, .05, BitTrainerTest::kill, resumption))
                .isInstanceOf(CancellationException.class);
        assertThat(search(null, .05, _ -> {}, resumption)).isEqualTo(whole);
    }

    private static void kill(SearchEpoch epoch) {
        throw new CancellationException("killed after epoch " + epoch.epoch());
    }

    @Test
    void aHighPriceTakesTheFewestBits() throws InterruptedException {
        CostTerm price = POLICY.cost(architecture -> bits(architecture.genotype()), new CostTerm.Form.AddedLine(1, 50));
        Found found = search(price, .2, _ -> {}, Resumption.NONE);
        double least = SPACE.enumerate().mapToDouble(BitTrainerTest::bits).min().orElseThrow();
        assertThat(bits(found.genotype())).isEqualTo(least);
        assertThat(found.epochs().getLast().strengths().getFirst().getFirst()).isGreaterThan(.8);
        assertThat(found.mixtures().getFirst().branches()).containsExactly("2", "8", "32");
    }

    @Test
    void aSearchOfValuesThatWasKilledEndsInTheSame() throws InterruptedException {
        assertThat(OF_VALUES.choices())
                .extracting(BitChoice::path)
                .containsExactly("bits", "conv2/weight-bits", "norm2/activation-bits");
        Found whole = search(OF_VALUES, null, .05, _ -> {}, Resumption.NONE);
        Resumption resumption = new Resumption(folder.resolve("checkpoint"), 2);
        assertThatThrownBy(() -> search(OF_VALUES, null, .05, BitTrainerTest::kill, resumption))
                .isInstanceOf(CancellationException.class);
        assertThat(search(OF_VALUES, null, .05, _ -> {}, resumption)).isEqualTo(whole);
        assertThat(whole.mixtures().getLast().branches()).containsExactly("2", "8", "32");
    }

    private static double operations(Genotype genotype) {
        return PrecisionCost.of(VALUES.decode(genotype).graph()).bitOperations();
    }

    /** Each of eight seeds keeps 8 bits, with this one clearly. */
    @Test
    void valuesKeepTheBitsThatTheyNeedUnlessTheseAreDear() throws InterruptedException {
        Found free = search(OF_VALUES, null, .2, _ -> {}, Resumption.NONE);
        assertThat(free.genotype().text()).contains("bits=8").doesNotContain("norm2/activation-bits=2");
        double least =
                VALUES.enumerate().mapToDouble(BitTrainerTest::operations).min().orElseThrow();
        CostTerm price = OF_VALUES.cost(
                architecture -> operations(architecture.genotype()), new CostTerm.Form.AddedLine(least, 50));
        Found dear = search(OF_VALUES, price, .2, _ -> {}, Resumption.NONE);
        assertThat(operations(dear.genotype())).isEqualTo(least);
        assertThat(operations(free.genotype())).isGreaterThan(least);
    }
}
