package nas4j.djl.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nas4j.djl.Engine;
import nas4j.djl.TrainingDevice;
import nas4j.djl.data.ClassLabels;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.ImageShape;
import nas4j.djl.data.Normalisation;
import nas4j.djl.data.PixelLabels;
import nas4j.djl.data.PixelValues;
import nas4j.djl.data.Target;
import nas4j.djl.data.batch.Batch;
import nas4j.djl.data.batch.BatchSource;
import nas4j.djl.task.Loss.AbsoluteError;
import nas4j.djl.task.Loss.CrossEntropy;
import nas4j.djl.task.Loss.SquaredError;
import nas4j.djl.task.TaskList.Derived;
import nas4j.djl.task.TaskList.Given;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import nas4j.input.InputException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
class TasksTest {
    private static final ImageShape SHAPE = new ImageShape(1, 2, 2);
    private static final ClassLabels KIND = ClassLabels.of("kind", List.of("a", "b", "c"), new int[] {2, 0});
    private static final ClassLabels COLOUR = ClassLabels.of("colour", List.of("red", "blue"), new int[] {1, 1});
    private static final PixelLabels MASK = PixelLabels.of(
            "mask", List.of("ground", "thing"), 4, List.of(new byte[] {0, 1, 1, -1}, new byte[] {0, 0, 0, 1}));
    private static final PixelValues DEPTH = PixelValues.of("depth", 4, List.of(new byte[] {-1, 0, 0, 0}, new byte[4]));

    private static ImageData data(Target... targets) {
        return ImageData.of(SHAPE, List.of(new byte[4], new byte[] {1, 2, 3, 4}), List.of(targets));
    }

    /** A network with an output of each of these names: of one channel for each class at full resolution, or a vector. */
    private static ComputationGraph graph(Map<String, Integer> channels) {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int at = builder.add("image", new Op.Input(TensorShape.of(1, 2, 2)));
        int flat = builder.add("flat", new Op.Flatten(), at);
        channels.forEach((name, count) -> builder.output(
                name,
                count > 0
                        ? builder.add(name, new Op.Linear(count, true), flat)
                        : builder.add(name, new Op.Conv2d(-count, Window.same(1, 1, 1), 1, true), at)));
        return builder.build();
    }

    private static Map<String, Integer> outputs(Object... namesAndChannels) {
        Map<String, Integer> outputs = new LinkedHashMap<>();
        for (int k = 0; k < namesAndChannels.length; k += 2) {
            outputs.put((String) namesAndChannels[k], (Integer) namesAndChannels[k + 1]);
        }
        return outputs;
    }

    /** Output, target and loss of each task. */
    private static List<String> derived(ComputationGraph graph, ImageData data) {
        return new Matching(graph, data)
                .tasks(new Derived(.1)).stream()
                        .map(task -> task.output() + " " + task.target().name() + " " + task.loss() + " " + task.place()
                                + " " + task.weight())
                        .toList();
    }

    @Test
    void eachOutputLearnsTheTargetOfItsNameOrTheOnlyOneOfItsShape() {
        assertThat(derived(graph(outputs("output", 3)), data(KIND)))
                .containsExactly("output kind CrossEntropy[smoothing=0.1] 0 1.0");
        assertThat(derived(
                        graph(outputs("depth", -1, "classes", 3, "mask", -2, "colour", 2)),
                        data(KIND, COLOUR, MASK, DEPTH)))
                .containsExactly(
                        "depth depth AbsoluteError[] 0 1.0",
                        "classes kind CrossEntropy[smoothing=0.1] 1 1.0",
                        "mask mask CrossEntropy[smoothing=0.1] 2 1.0",
                        "colour colour CrossEntropy[smoothing=0.1] 3 1.0");
    }

    @Test
    void batchesHoldTheTargetsOfTheTasksOnly() {
        ImageData all = data(KIND, COLOUR, MASK, DEPTH);
        Tasks tasks = Tasks.of(graph(outputs("depth", -1, "classes", 3)), all, new Derived(0));
        assertThat(tasks.select(all).targets()).containsExactly(DEPTH, KIND);
        assertThat(tasks.select(all.view(0, 1)).targets())
                .extracting(Target::name)
                .containsExactly("depth", "kind");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tasks.select(data(KIND)))
                .withMessageContaining("no target [depth]");
    }

    @Test
    void whatDoesNotFitIsRefusedBeforeTraining() {
        assertThatExceptionOfType(MismatchException.class)
                .isThrownBy(() -> derived(graph(outputs("output", 4)), data(KIND)))
                .withMessage("output [output] has shape [[4]], but target [kind] needs [3].\n"
                        + "Maybe the network's end has another resolution, or another number of classes.");
        assertThatExceptionOfType(MismatchException.class)
                .isThrownBy(() -> derived(graph(outputs("output", -2)), data(KIND, COLOUR)))
                .withMessageContaining("shape [[2, 2, 2]], which fits none of the targets [kind [3], colour [2]]");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> derived(
                        graph(outputs("output", 2)),
                        data(COLOUR, ClassLabels.of("light", List.of("on", "off"), new int[] {0, 1}))))
                .withMessageContaining("output [output] fits the targets [colour [2], light [2]]");
        ImageData large = ImageData.of(new ImageShape(1, 4, 1), List.of(new byte[4], new byte[4]), List.of(KIND));
        assertThatExceptionOfType(MismatchException.class)
                .isThrownBy(() -> derived(graph(outputs("output", 3)), large))
                .withMessageContaining("the network's inputs have shapes [[1, 2, 2]], the images [1, 4, 1]");
    }

    @Test
    void aDenseOutputOfAnotherResolutionIsRefused() {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int at = builder.add("image", new Op.Input(TensorShape.of(1, 2, 2)));
        builder.output("mask", builder.add("mask", new Op.Conv2d(2, Window.same(3, 2, 1), 1, true), at));
        assertThatExceptionOfType(MismatchException.class)
                .isThrownBy(() -> Tasks.of(builder.build(), data(MASK), new Derived(0)))
                .withMessageContaining("output [mask] has shape [[2, 1, 1]], but target [mask] needs [2, 2, 2]");
    }

    @Test
    void wrongNamesAreAnsweredWithTheRightOnes() {
        ComputationGraph graph = graph(outputs("kind", 3, "depth", -1));
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> Tasks.of(graph, data(KIND, DEPTH), given("kin", "kind", new CrossEntropy(0))))
                .withMessage("there is no output [kin]; accepted: depth, kind\nMaybe kind?");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> Tasks.of(graph, data(KIND, DEPTH), given("kind", "dept", new CrossEntropy(0))))
                .withMessage("there is no target [dept]; accepted: depth, kind\nMaybe depth?");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> Tasks.of(graph, data(KIND, DEPTH), given("depth", "depth", new CrossEntropy(0))))
                .withMessageContaining("loss [CrossEntropy[smoothing=0.0]] does not compare with target [depth]");
        assertThatIllegalArgumentException().isThrownBy(() -> new TaskPlan("a", "b", new AbsoluteError(), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Given(List.of()));
    }

    private static Given given(String output, String target, Loss loss) {
        return new Given(List.of(new TaskPlan(output, target, loss, 1)));
    }

    @Test
    void smoothingReachesTheClassesOnly() {
        assertThat(new Derived(0).smoothed(.2)).isEqualTo(new Derived(.2));
        Given given = new Given(List.of(
                new TaskPlan("a", "kind", new CrossEntropy(0), 2), new TaskPlan("b", "depth", new SquaredError(), 3)));
        assertThat(given.smoothed(.2))
                .isEqualTo(new Given(List.of(
                        new TaskPlan("a", "kind", new CrossEntropy(.2), 2),
                        new TaskPlan("b", "depth", new SquaredError(), 3))));
    }

    /** All logits are 0, all values ½. */
    private static Map<String, NDArray> zeros(NDManager manager) {
        return Map.of(
                "kind", manager.zeros(new Shape(2, 3)),
                "colour", manager.zeros(new Shape(2, 2)),
                "mask", manager.zeros(new Shape(2, 2, 2, 2)),
                "depth", manager.full(new Shape(2, 1, 2, 2), .5f));
    }

    @Test
    void theLossIsTheWeightedSum() throws InterruptedException {
        ImageData data = data(KIND, COLOUR, MASK, DEPTH);
        Tasks tasks = Tasks.of(
                graph(outputs("kind", 3, "mask", -2, "depth", -1)),
                data,
                new Given(List.of(
                        new TaskPlan("mask", "mask", new CrossEntropy(0), 1),
                        new TaskPlan("kind", "kind", new CrossEntropy(0), .5),
                        new TaskPlan("depth", "depth", new SquaredError(), 8))));
        ImageData selected = tasks.select(data);
        try (BatchSource source = BatchSource.inOrder(selected, Normalisation.of(data), 2);
                Batch batch = source.next();
                NDManager manager = Engine.open(TrainingDevice.CPU).newManager()) {
            assertThat((double) tasks.loss(zeros(manager), batch).getFloat())
                    .isCloseTo(Math.log(2) + .5 * Math.log(3) + 8 * .25, within(1e-6));
        }
    }

    @Test
    void figuresOfOneKindAreCalledByTheirOutputs() throws InterruptedException {
        ImageData data = data(KIND, COLOUR, MASK, DEPTH);
        Tasks tasks = Tasks.of(graph(outputs("kind", 3, "colour", 2, "mask", -2, "depth", -1)), data, new Derived(0));
        ImageData selected = tasks.select(data);
        Scores scores = tasks.scores(SHAPE);
        try (BatchSource source = BatchSource.inOrder(selected, Normalisation.of(data), 2);
                Batch batch = source.next();
                NDManager manager = Engine.open(TrainingDevice.CPU).newManager()) {
            scores.add(zeros(manager), batch);
            List<Measurement> found = scores.measurements(Split.VALIDATION);
            assertThat(found)
                    .extracting(Measurement::name)
                    .containsExactly("kind-accuracy", "colour-accuracy", "miou", "mae");
            assertThat(found).extracting(Measurement::split).containsOnly(Split.VALIDATION);
            assertThat(found.get(0).value()).isEqualTo(50);
            assertThat(found.get(2).value()).isCloseTo(100 * 4 / 7. / 2, within(1e-9));
            assertThat(found.get(3).value()).isCloseTo(.5, within(1e-6));
            Map<String, NDArray> bad = new LinkedHashMap<>(zeros(manager));
            bad.put("mask", Objects.requireNonNull(bad.get("mask")).add(Float.NaN));
            assertThatExceptionOfType(NotFiniteException.class)
                    .isThrownBy(() -> scores.add(bad, batch))
                    .withMessageContaining("output [mask]");
        }
    }
}
