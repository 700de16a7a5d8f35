package nas4j.djl.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.GraphCompiler;
import nas4j.djl.data.DataSet;
import nas4j.djl.data.ImageShape;
import nas4j.djl.data.Normalisation;
import nas4j.djl.data.Splits;
import nas4j.djl.data.glyphs.Glyphs.Targets;
import nas4j.djl.task.Tasks;
import nas4j.evaluate.Budget;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.evaluate.TrialOutcome.Completed;
import nas4j.evaluate.TrialOutcome.Failed;
import nas4j.evaluate.TrialOutcome.Infeasible;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.ResizeMode;
import nas4j.input.InputException;
import nas4j.space.Architecture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("engine")
class TrainingEvaluatorTest {
    private static final Budget BUDGET = Budget.ofEpochs(6);
    private static final TrainingPlan PLAN = TrainingPlan.standard();
    private static final DataSet GLYPHS = Trials.glyphs(Targets.CLASS);
    private static final ImageShape SHAPE = GLYPHS.training().shape();
    private static final Splits SPLITS = GLYPHS.carve(.25, 1);
    private static final ComputationGraph NETWORK = Nets.classifier(SHAPE, 10, 4, 2, 1);

    @TempDir
    private Path folder = Path.of("");

    private static TrialOutcome evaluate(Architecture architecture, Budget budget) throws InterruptedException {
        return evaluator(_ -> {}).evaluate(architecture, budget, 1);
    }

    private static TrainingEvaluator evaluator(Consumer<TrainingProgress> listener) {
        return new TrainingEvaluator(Trials.engine(), PLAN, SPLITS, listener);
    }

    private static TrialOutcome evaluate(ComputationGraph graph) throws InterruptedException {
        return evaluate(Trials.architecture(graph), BUDGET);
    }

    @Test
    void anEvaluationMeasuresOnTheValidationSplit() throws InterruptedException {
        Completed completed = (Completed) evaluate(NETWORK);
        assertThat(completed.measurements())
                .extracting(Measurement::name, Measurement::split, Measurement::n)
                .containsExactly(tuple("accuracy", Split.VALIDATION, 150L), tuple("top-5", Split.VALIDATION, 150L));
        assertThat(completed.find("accuracy", Split.VALIDATION).orElseThrow().value())
                .isBetween(20., 100.);
    }

    @Test
    void oneSeedGivesOneOutcome() throws InterruptedException {
        TrainingEvaluator evaluator = evaluator(_ -> {});
        Architecture architecture = Trials.architecture(NETWORK);
        TrialOutcome first = evaluator.evaluate(architecture, BUDGET, 1);
        assertThat(evaluator.evaluate(architecture, BUDGET, 2)).isNotEqualTo(first);
        assertThat(evaluator.evaluate(architecture, BUDGET, 1)).isEqualTo(first);
    }

    @Test
    void aSearchDoesNotSeeTheTestImages() throws InterruptedException {
        Splits others = new Splits(SPLITS.training(), SPLITS.validation(), Trials.shuffled(SPLITS.test(), 1));
        TrialOutcome outcome = new TrainingEvaluator(Trials.engine(), PLAN, others, _ -> {})
                .evaluate(Trials.architecture(NETWORK), BUDGET, 1);
        assertThat(outcome).isEqualTo(evaluate(NETWORK));
    }

    @Test
    void theFinalEvaluationSaysWhichSplitANumberIsOfAndHandsOutTheWeights() throws InterruptedException {
        FinalEvaluation.Result result = new FinalEvaluation(Trials.engine(), PLAN, SPLITS, _ -> {})
                .evaluate(Trials.architecture(NETWORK), BUDGET, 1);
        Completed completed = (Completed) result.outcome();
        assertThat(completed.find("accuracy", Split.VALIDATION))
                .isEqualTo(((Completed) evaluate(NETWORK)).find("accuracy", Split.VALIDATION));
        Measurement test = completed.find("accuracy", Split.TEST).orElseThrow();
        assertThat(test.n()).isEqualTo(200);
        try (CompiledNetwork network = new GraphCompiler(Trials.engine()).compile(NETWORK, 99)) {
            network.load(Objects.requireNonNull(result.weights()));
            Tasks tasks = Tasks.of(NETWORK, SPLITS.training(), PLAN.tasks());
            Evaluation evaluation = new Evaluation(SPLITS.test(), Normalisation.of(SPLITS.training()), Split.TEST);
            assertThat(evaluation.measure(network, tasks, 64, Deadline.of(BUDGET, () -> 0)))
                    .contains(test);
        }
    }

    @Test
    void settingsThatTheArchitectureDecidesReplaceThoseOfThePlan() throws InterruptedException {
        assertThat(evaluate(Trials.architecture(NETWORK, Map.of("batch", 64.)), BUDGET))
                .isEqualTo(evaluate(NETWORK));
        assertThat(evaluate(Trials.architecture(NETWORK, Map.of("batch", 32.)), BUDGET))
                .isNotEqualTo(evaluate(NETWORK));
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> evaluate(Trials.architecture(NETWORK, Map.of("epochs", 3.)), BUDGET))
                .withMessageContaining("there is no train/[epochs]");
    }

    @Test
    void aPromotionTrainsTheStepsThatAreLeftAndSaysWhereThereIsNoCheckpoint() throws Exception {
        Path left = folder.resolve("brief");
        List<TrainingProgress> told = new ArrayList<>();
        TrainingEvaluator evaluator = evaluator(told::add);
        TrialOutcome brief = evaluate(evaluator, .5, new Continuation(null, left));
        assertThat(brief).isEqualTo(evaluate(evaluator, .5, Continuation.NONE));
        TrialOutcome promoted = evaluate(evaluator, 1, new Continuation(left, null));
        TrialOutcome whole = evaluate(evaluator, 1, Continuation.NONE);
        assertThat(evaluate(evaluator, 1, new Continuation(left, null)))
                .isEqualTo(promoted)
                .isNotEqualTo(whole);
        assertThat(told.stream().map(TrainingProgress::steps).distinct()).containsExactly(28L, 56L);

        Files.write(left, new byte[100]);
        for (Path lost : List.of(left, folder.resolve("missing"))) {
            List<Measurement> found =
                    new ArrayList<>(((Completed) evaluate(evaluator, 1, new Continuation(lost, null))).measurements());
            assertThat(found.removeFirst()).isEqualTo(Measurement.exact(Continuation.LOST, 1, ""));
            assertThat(found).isEqualTo(((Completed) whole).measurements());
        }
    }

    private static TrialOutcome evaluate(TrainingEvaluator evaluator, double part, Continuation continuation)
            throws InterruptedException {
        Budget budget = Budget.ofEpochs(8 * part);
        return evaluator.evaluate(Trials.architecture(NETWORK), budget, 1, continuation, _ -> {});
    }

    @Test
    void divergenceIsAFailure() throws InterruptedException {
        Architecture wild =
                Trials.architecture(NETWORK, Map.of("learning-rate", 1e25, "warm-up", 0., "schedule", "constant"));
        assertThat(((Failed) evaluate(wild, BUDGET)).reason())
                .startsWith("the loss is [NaN] at step [1] with learning rate [1.0E25]")
                .endsWith("\nMaybe the learning rate is too high.");
    }

    /** One step of such a rate ends the training: there is no loss after it that could tell. */
    @Test
    void outputsThatAreNotFiniteAreAFailure() throws InterruptedException {
        Architecture wild = Trials.architecture(NETWORK, Map.of("learning-rate", 1e38, "warm-up", 0.));
        assertThat(((Failed) evaluate(wild, Budget.ofEpochs(.1))).reason())
                .startsWith(
                        "output [output] of the trained network is not finite after step [1] with learning rate [1.0E38]");
    }

    /** A clock on which each look takes a second: the start, and before each of 14 steps in two epochs. */
    @Test
    void runningOutOfTimeIsAFailure() throws InterruptedException {
        AtomicLong seconds = new AtomicLong();
        TrialRun run = new TrialRun(
                        Trials.engine(),
                        PLAN,
                        SPLITS.training(),
                        _ -> {},
                        () -> Duration.ofSeconds(seconds.getAndIncrement()).toNanos())
                .measuring(SPLITS.validation(), Split.VALIDATION);
        Architecture architecture = Trials.architecture(NETWORK);
        assertThat(run.run(architecture, new Budget(2, Duration.ofSeconds(5)), 1, Continuation.NONE, _ -> {}))
                .isEqualTo(new Failed("ran out of its time limit of [PT5S] at step [4] of 14"
                        + "\nMaybe it needs a greater limit, or fewer epochs."));
        assertThat(run.run(architecture, new Budget(2, Duration.ofSeconds(16)), 1, Continuation.NONE, _ -> {}))
                .isEqualTo(new Failed("ran out of its time limit of [PT16S] at image [64] of 150"
                        + "\nMaybe it needs a greater limit, or fewer epochs."));
        assertThat(run.run(architecture, new Budget(2, Duration.ofSeconds(18)), 1, Continuation.NONE, _ -> {}))
                .isInstanceOf(Completed.class);
    }

    @Test
    void aNetworkThatDoesNotFitTheDataIsInfeasible() throws InterruptedException {
        assertThat(evaluate(Nets.classifier(SHAPE, 9, 4, 2, 1)))
                .isEqualTo(new Infeasible("output [output] has shape [[9]], but target [class] needs [10].\n"
                        + "Maybe the network's end has another resolution, or another number of classes."));
        ComputationGraph.Builder huge = ComputationGraph.builder();
        int at = huge.add("flat", new Op.Flatten(), huge.add("image", new Op.Input(Nets.shape(SHAPE))));
        at = huge.add("wide", new Op.Linear(10_000_000, false), at);
        huge.output("output", huge.add("narrow", new Op.Linear(10, false), at));
        assertThat(evaluate(huge.build()))
                .isEqualTo(new Infeasible("node [wide] has [2560000000] parameters, accepted: up to 536870911"));
    }

    /** 64 images enlarged to (16 · 60,000)² pixels are 2 · 10^14 bytes, more than a process can address. */
    @Test
    void runningOutOfTheEnginesMemoryIsAFailure() throws InterruptedException {
        ComputationGraph.Builder large = ComputationGraph.builder();
        int at = large.add("image", new Op.Input(Nets.shape(SHAPE)));
        at = large.add("enlarge", new Op.Resize(60_000, ResizeMode.NEAREST), at);
        at = large.add("mean", new Op.GlobalPool(PoolKind.AVERAGE), at);
        large.output("output", large.add("linear", new Op.Linear(10, true), at));
        assertThat(((Failed) evaluate(large.build())).reason())
                .startsWith("ran out of the engine's memory: ")
                .endsWith("\nMaybe a smaller batch.");
        assertThat(evaluate(NETWORK)).isInstanceOf(Completed.class);
    }

    @Test
    void runningOutOfJavasMemoryIsAFailure() throws InterruptedException {
        TrialOutcome outcome = evaluator(_ -> {
                    throw new OutOfMemoryError("Java heap space");
                })
                .evaluate(Trials.architecture(NETWORK), BUDGET, 1);
        assertThat(outcome)
                .isEqualTo(new Failed("ran out of Java's memory: Java heap space\nMaybe give Java more, with -Xmx."));
    }

    @Test
    void errorsOfTheProgramAreNotHidden() {
        TrainingEvaluator evaluator = evaluator(_ -> {
            throw new IllegalStateException("a bug");
        });
        assertThatIllegalStateException()
                .isThrownBy(() -> evaluator.evaluate(Trials.architecture(NETWORK), BUDGET, 1))
                .withMessage("a bug");
    }

    @Test
    void anInterruptionEndsItAndTheBatchesThread() throws InterruptedException {
        TrainingEvaluator evaluator = evaluator(_ -> {});
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> evaluator.evaluate(Trials.architecture(NETWORK), Budget.ofEpochs(1e6), 1));
        assertThat(Thread.interrupted()).isFalse();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("batches");
        assertThat(evaluate(NETWORK)).isInstanceOf(Completed.class);
    }

    @Test
    void anotherThreadCanInterrupt() throws InterruptedException {
        Thread trial = Thread.currentThread();
        Thread other = Thread.ofPlatform().unstarted(trial::interrupt);
        TrainingEvaluator evaluator = evaluator(_ -> {
            if (other.getState() == Thread.State.NEW) {
                other.start();
            }
        });
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> evaluator.evaluate(Trials.architecture(NETWORK), Budget.ofEpochs(1e6), 1));
        other.join();
    }

    @Test
    void severalTasksAreLearnedAndMeasuredAtOnce() throws InterruptedException {
        Splits splits = Trials.glyphs(Targets.CLASS_MASK_AND_DEPTH).carve(.25, 1);
        ComputationGraph network = Nets.threeHeads(splits.training().shape(), 10, 11, 4);
        Completed completed = (Completed) new TrainingEvaluator(Trials.engine(), PLAN, splits, _ -> {})
                .evaluate(Trials.architecture(network), BUDGET, 1);
        assertThat(completed.measurements())
                .extracting(Measurement::name)
                .containsExactly("accuracy", "top-5", "miou", "mae");
        assertThat(completed.measurements()).allMatch(measurement -> measurement.standardError() > 0);
    }

    @Test
    void aSplitOfOneImageIsRefused() {
        Splits splits = new Splits(SPLITS.training(), SPLITS.validation().view(0, 1), SPLITS.test());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrainingEvaluator(Trials.engine(), PLAN, splits, _ -> {}))
                .withMessageContaining("[1] images of the VALIDATION split; a standard error needs 2");
    }
}
