package nas4j.djl.supernet.differentiable;

import static nas4j.space.tree.Networks.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.Normalisation;
import nas4j.djl.data.batch.Augmentation;
import nas4j.djl.data.glyphs.Difficulty;
import nas4j.djl.data.glyphs.GlyphOptions;
import nas4j.djl.data.glyphs.Glyphs;
import nas4j.djl.supernet.DjlSupernet;
import nas4j.djl.supernet.train.Resumption;
import nas4j.djl.task.TaskList;
import nas4j.djl.task.Tasks;
import nas4j.djl.trial.Batches;
import nas4j.djl.trial.Deadline;
import nas4j.search.differentiable.Adam;
import nas4j.search.differentiable.Derivation;
import nas4j.search.differentiable.EigenvalueStop;
import nas4j.search.differentiable.Method;
import nas4j.search.differentiable.Order;
import nas4j.search.differentiable.SearchEpoch;
import nas4j.search.differentiable.SkipDecay;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.SearchSpaceBuilder;
import nas4j.space.compile.SpaceCompiler;
import nas4j.space.tree.Networks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("engine")
class DifferentiableTrainerTest {
    private static final SearchSpace SPACE = SpaceCompiler.compile(SearchSpaceBuilder.space("layers")
            .image("image", 1, 16, 16)
            .network(
                    layer("conv", "channels", 4, "kernel", 3, "stride", 2, "padding", 1),
                    layer("norm"),
                    Networks.repeat(
                            2,
                            Networks.oneOf(
                                    "skip", Networks.chain(),
                                    "conv",
                                            Networks.chain(
                                                    layer("act", "relu"),
                                                    layer("conv", "channels", 4, "kernel", 3),
                                                    layer("norm")))),
                    layer("global-pool"),
                    layer("linear", 10))
            .build());
    private static final ImageData DATA = Glyphs.dataSet(
                    new GlyphOptions(16, Difficulty.EASY, 1, 96, 10), Glyphs.Targets.CLASS)
            .training();
    private static final EigenvalueStop STOP = new EigenvalueStop(1, 1, 1, 1.001, 1);
    private static final Method METHOD = new Method.Softmax(Order.FIRST);
    /** α moves so fast that the second layer changes in one epoch. */
    private static final DifferentiablePlan PLAN = DifferentiablePlan.of(METHOD, Searches.sgd())
            .with(new Adam(0.3, 0.5, 0.999, 1e-3))
            .with(SkipDecay.STANDARD)
            .with(STOP);

    private static final int EPOCHS = 8;
    /** The loss gets sharp in the third epoch, after the second layer became a skip. */
    private static final long SEED = 3;

    @TempDir
    private Path folder;

    @Test
    void aSearchThatWasKilledEndsInTheSame() throws InterruptedException {
        List<SearchEpoch> told = new ArrayList<>();
        Found whole = search(told::add, Resumption.NONE);
        assertThat(whole.epochs()).isEqualTo(told);
        Resumption resumption = new Resumption(folder.resolve("checkpoint"), 1);
        assertThatThrownBy(() -> search(DifferentiableTrainerTest::kill, resumption))
                .isInstanceOf(CancellationException.class);
        assertThat(folder.resolve("checkpoint")).exists();
        assertThat(search(_ -> {}, resumption)).isEqualTo(whole);
        assertThat(search(DifferentiableTrainerTest::kill, resumption))
                .as("once more")
                .isEqualTo(whole);
    }

    private static void kill(SearchEpoch epoch) {
        throw new CancellationException("killed after epoch " + epoch.epoch());
    }

    @Test
    void theGenotypeIsThatOfTheEpochWhichTheGuardGoesBackTo() throws InterruptedException {
        Found found = search(_ -> {}, Resumption.NONE);
        List<Double> eigenvalues =
                found.epochs().stream().map(SearchEpoch::eigenvalue).toList();
        assertThat(eigenvalues).noneMatch(value -> value.isNaN());
        assertThat(found.epochs()).as("it stops before its end").hasSizeLessThan(EPOCHS);
        assertThat(found.epoch())
                .isEqualTo(STOP.findEarlier(eigenvalues).orElseThrow())
                .isLessThan(found.epochs().size());
        assertThat(found.genotype())
                .isEqualTo(meant(found.epochs().get(found.epoch() - 1)))
                .as("the last epoch means another one")
                .isNotEqualTo(meant(found.epochs().getLast()));
        assertThat(found.epochs().getLast().strengths())
                .hasSize(found.mixtures().size());
    }

    private static Genotype meant(SearchEpoch epoch) {
        return new Derivation(SPACE, SPACE.relax(), METHOD).of(epoch.vectors(), _ -> true);
    }

    private static Found search(Consumer<SearchEpoch> listener, Resumption resumption) throws InterruptedException {
        Tasks tasks = Tasks.of(
                SPACE.decode(SPACE.enumerate().findFirst().orElseThrow()).graph(), DATA, new TaskList.Derived(0));
        try (DjlSupernet supernet = Searches.supernet(SPACE)) {
            return new DifferentiableTrainer(
                            Searches.ENGINE,
                            SPACE,
                            PLAN,
                            new Batches(16, Augmentation.NONE),
                            DATA,
                            Normalisation.of(DATA),
                            listener)
                    .search(supernet, tasks, EPOCHS, SEED, _ -> true, resumption, Deadline.never());
        }
    }
}
