package nas4j.djl.supernet.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.supernet.DjlSupernet;
import nas4j.djl.supernet.Subnetwork;
import nas4j.djl.supernet.Supernets;
import nas4j.djl.train.Losses;
import nas4j.djl.train.Optimization;
import nas4j.djl.train.Optimizer.Sgd;
import nas4j.djl.train.Schedule;
import nas4j.search.oneshot.Extremes;
import nas4j.search.oneshot.SandwichPaths;
import nas4j.space.SearchSpace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
class GradientsTest {
    private static final SearchSpace SPACE = Supernets.space();
    private static final int[] LABELS = {3, 0, 7, 3};
    private static final double WEIGHT = 0.5;
    private static final float CLOSE = 1e-5f;

    private static final String LARGE =
            "width=16 group/repeat=2 group/1/conv/kernel=5 group/2/conv/kernel=5 choice=conv";
    private static final String SMALL = "width=8 group/repeat=1 group/1/conv/kernel=3 choice=pool";

    private static final Lesson LESSON = new Lesson() {
        @Override
        public NDArray loss(Map<String, NDArray> outputs) {
            return Losses.crossEntropy(output(outputs), LABELS, 0);
        }

        @Override
        public NDArray distance(Map<String, NDArray> outputs, Map<String, NDArray> teacher) {
            return Losses.softCrossEntropy(output(outputs), output(teacher));
        }
    };

    private static NDArray output(Map<String, NDArray> outputs) {
        return Objects.requireNonNull(outputs.get("output"));
    }

    @Test
    void gradientsOfAStepAddUpAndTheLossIsTheMean() {
        try (DjlSupernet supernet = Supernets.supernet(SPACE, 1)) {
            Subnetwork large = find(supernet, LARGE);
            Subnetwork small = find(supernet, SMALL);
            Learnt first = learn(supernet, (gradients, manager) -> gradients.of(List.of(large), manager));
            Learnt second = learn(supernet, (gradients, manager) -> gradients.of(List.of(small), manager));
            Learnt both = learn(supernet, (gradients, manager) -> gradients.of(List.of(large, small), manager));

            assertThat(both.loss).isCloseTo((first.loss + second.loss) / 2, offset(CLOSE));
            assertThat(both.gradients.keySet()).containsAll(second.gradients.keySet());
            both.gradients.forEach((path, sum) -> {
                float[] expected = first.gradients.getOrDefault(path, new float[sum.length]);
                float[] other = second.gradients.getOrDefault(path, new float[sum.length]);
                for (int k = 0; k < sum.length; k++) {
                    assertThat(sum[k]).as(path).isCloseTo(expected[k] + other[k], offset(CLOSE));
                }
            });
        }
    }

    @Test
    void aPupilLearnsFromItsTeacherWhichLearnsFromTheLabelsAlone() {
        try (DjlSupernet supernet = Supernets.supernet(SPACE, 1)) {
            Subnetwork large = find(supernet, LARGE);
            Subnetwork small = find(supernet, SMALL);
            float ofLarge = learn(supernet, (gradients, manager) -> gradients.of(List.of(large), manager)).loss;
            float ofSmall = learn(supernet, (gradients, manager) -> gradients.of(List.of(small), manager)).loss;
            float expected = ofSmall + (float) WEIGHT * distance(supernet, small, large);

            Learnt apart =
                    learn(supernet, (gradients, manager) -> gradients.of(List.of(small), large, WEIGHT, manager));
            assertThat(apart.loss).isCloseTo(expected, offset(CLOSE));
            assertThat(apart.gradients).doesNotContainKey("choice/conv.weight");

            Learnt together = learn(
                    supernet, (gradients, manager) -> gradients.of(List.of(small, large), large, WEIGHT, manager));
            assertThat(together.loss).isCloseTo((expected + ofLarge) / 2, offset(CLOSE));
            assertThat(together.gradients).containsKey("choice/conv.weight");
        }
    }

    /** Views of parameters belong to the step, though they come from arrays of the supernet. */
    @Test
    void aStepLeavesNothingBehind() {
        try (DjlSupernet supernet = Supernets.supernet(SPACE, 1);
                SupernetTraining training = new SupernetTraining(
                        supernet,
                        new SandwichPaths(SPACE, Extremes.of(SPACE), 2, 1),
                        Optimization.of(Sgd.standard(), Schedule.CONSTANT).withClip(1),
                        20,
                        new Distillation(SPACE.parse(LARGE), WEIGHT),
                        null)) {
            NDManager manager = supernet.trained().getFirst().array().getManager();
            training.step(own -> new NDArray[] {images(own)}, LESSON);
            int arrays = manager.getManagedArrays().size();
            for (int step = 0; step < 10; step++) {
                training.step(own -> new NDArray[] {images(own)}, LESSON);
                assertThat(manager.getManagedArrays().size()).isEqualTo(arrays);
            }
        }
    }

    private static float distance(DjlSupernet supernet, Subnetwork pupil, Subnetwork teacher) {
        try (CompiledNetwork one = supernet.share(pupil);
                CompiledNetwork other = supernet.share(teacher);
                NDManager manager = one.newManager();
                NDManager there = other.newManager()) {
            NDArray wanted = output(other.forwardOnBatch(images(there))).softmax(1);
            NDArray found = output(one.forwardOnBatch(images(manager))).logSoftmax(1);
            return -wanted.mul(found).sum().getFloat() / LABELS.length;
        }
    }

    private static Subnetwork find(DjlSupernet supernet, String genotype) {
        return supernet.find(SPACE.decode(SPACE.parse(genotype)).graph());
    }

    /** The loss, and the gradients of what has been reached. */
    private record Learnt(float loss, Map<String, float[]> gradients) {}

    private static Learnt learn(DjlSupernet supernet, BiFunction<Gradients, NDManager, NDArray> step) {
        supernet.clearGradients();
        try (NDManager manager = supernet.store().newManager()) {
            Gradients gradients = new Gradients(supernet, own -> new NDArray[] {images(own)}, LESSON, 0);
            float loss = step.apply(gradients, manager).getFloat();
            Map<String, float[]> found = new LinkedHashMap<>();
            supernet.trained()
                    .forEach(parameter -> Supernets.findGradient(supernet, parameter)
                            .ifPresent(gradient -> found.put(parameter.path(), gradient)));
            return new Learnt(loss, found);
        }
    }

    private static NDArray images(NDManager manager) {
        float[] pixels = new float[LABELS.length * 256];
        for (int k = 0; k < pixels.length; k++) {
            pixels[k] = (float) Math.sin(k * k);
        }
        return manager.create(pixels, new Shape(LABELS.length, 1, 16, 16));
    }
}
