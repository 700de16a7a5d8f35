package nas4j.djl.supernet.train;

import static nas4j.space.tree.Expressions.ordered;
import static nas4j.space.tree.Networks.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nas4j.djl.Parameter;
import nas4j.djl.supernet.DjlSupernet;
import nas4j.djl.supernet.Kernels;
import nas4j.djl.supernet.Supernets;
import nas4j.djl.train.Checkpoint;
import nas4j.djl.train.Losses;
import nas4j.djl.train.Optimization;
import nas4j.djl.train.Optimizer;
import nas4j.djl.train.Schedule;
import nas4j.search.oneshot.PathSampler;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.weights.Weights;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two networks of one step, neither of which holds the other: what neither has stays bit by bit. */
@Tag("engine")
class PartUpdatesTest {
    private static final SearchSpace SPACE = Supernets.compile(Supernets.image("crossing")
            .network(
                    layer("conv", "channels", ordered(4, 16)),
                    layer("norm"),
                    layer("conv", "channels", ordered(4, 16), "kernel", ordered(1, 3, 5)),
                    layer("norm"),
                    layer("act", "relu"),
                    layer("global-pool"),
                    layer("linear", 4)));
    private static final Genotype WHOLE = SPACE.parse("conv1/channels=16 conv2/channels=16 conv2/kernel=5");
    private static final Genotype TALL = SPACE.parse("conv1/channels=4 conv2/channels=16 conv2/kernel=3");
    private static final Genotype BROAD = SPACE.parse("conv1/channels=16 conv2/channels=4 conv2/kernel=5");

    private static final String KERNELS = "conv2.weight";
    private static final int BEFORE = 3;
    private static final float RATE = 0.02f;
    private static final float DECAY = 0.1f;
    private static final float MOMENTUM = 0.9f;
    private static final float SECOND = 0.999f;
    private static final float EPSILON = 1e-8f;
    private static final float CLOSE = 1e-6f;
    private static final int[] LABELS = {3, 0, 2, 3};

    private enum Rule {
        SGD,
        ADAM;

        Optimizer optimizer() {
            return switch (this) {
                case SGD -> new Optimizer.Sgd(RATE, MOMENTUM, DECAY);
                case ADAM -> Optimizer.AdamW.of(RATE, DECAY);
            };
        }
    }

    /** A number of a parameter with what the optimizer remembers of it. */
    private record State(float value, float first, float second) {
        static State of(Checkpoint checkpoint, String path, int at) {
            Weights.Tensor second = checkpoint.memory().tensors().get("second/" + path);
            return new State(
                    number(checkpoint.weights(), path, at),
                    number(checkpoint.memory(), "first/" + path, at),
                    second == null ? 0 : second.values().get(at));
        }

        private static float number(Weights weights, String path, int at) {
            return Objects.requireNonNull(weights.tensors().get(path)).values().get(at);
        }

        State after(Rule rule, float gradient) {
            return switch (rule) {
                case SGD -> {
                    float change = MOMENTUM * first + RATE * (gradient + DECAY * value);
                    yield new State(value - change, change, second);
                }
                case ADAM -> {
                    float mean = MOMENTUM * first + (1 - MOMENTUM) * gradient;
                    float square = SECOND * second + (1 - SECOND) * gradient * gradient;
                    double known = 1 - Math.pow(MOMENTUM, BEFORE + 1);
                    double knownSquare = 1 - Math.pow(SECOND, BEFORE + 1);
                    double change = RATE * mean / known / (Math.sqrt(square / knownSquare) + EPSILON);
                    yield new State((float) (value * (1 - RATE * DECAY) - change), mean, square);
                }
            };
        }

        void requireClose(State expected, String what) {
            assertThat(value).as(what).isCloseTo(expected.value, offset(CLOSE));
            assertThat(first).as(what).isCloseTo(expected.first, offset(CLOSE));
            assertThat(second).as(what).isCloseTo(expected.second, offset(CLOSE));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsOutsideBothNetworksStaysAndTheRestMovesByTheRule(Rule rule) {
        PathSampler sampler = step -> step < BEFORE ? List.of(WHOLE) : List.of(TALL, BROAD);
        try (DjlSupernet supernet = new DjlSupernet(Supernets.engine(), SPACE.relax(), Kernels.CROPPED, 1);
                SupernetTraining training = new SupernetTraining(
                        supernet, sampler, Optimization.of(rule.optimizer(), Schedule.CONSTANT), 9, null, null)) {
            for (int step = 0; step < BEFORE; step++) {
                training.step(manager -> new NDArray[] {images(manager)}, LESSON);
            }
            Checkpoint before = training.checkpoint();
            Map<String, float[]> gradients = gradients(supernet);
            training.step(manager -> new NDArray[] {images(manager)}, LESSON);
            Checkpoint after = training.checkpoint();
            gradients.forEach((path, gradient) -> {
                for (int at = 0; at < gradient.length; at++) {
                    State old = State.of(before, path, at);
                    State found = State.of(after, path, at);
                    String what = path + " " + at + " " + old + " " + found;
                    if (!path.equals(KERNELS) || isUsed(at)) {
                        found.requireClose(old.after(rule, gradient[at]), what);
                        assertThat(found.value).as(what).isNotEqualTo(old.value);
                    } else {
                        assertThat(found).as(what).isEqualTo(old);
                        assertThat(old.first).as("it would move").isNotZero();
                    }
                }
            });
        }
    }

    /** [16, 4] of 3 × 3, and [4, 16] of 5 × 5. */
    private static boolean isUsed(int at) {
        int column = at % 5;
        int row = at / 5 % 5;
        int in = at / 25 % 16;
        int out = at / 400;
        return (in < 4 && row % 4 != 0 && column % 4 != 0) || out < 4;
    }

    private static Map<String, float[]> gradients(DjlSupernet supernet) {
        Map<String, float[]> gradients = new HashMap<>();
        try (NDManager manager = supernet.store().newManager()) {
            new Gradients(supernet, own -> new NDArray[] {images(own)}, LESSON, 0)
                    .of(
                            List.of(
                                    supernet.find(SPACE.decode(TALL).graph()),
                                    supernet.find(SPACE.decode(BROAD).graph())),
                            manager);
            for (Parameter parameter : supernet.trained()) {
                gradients.put(
                        parameter.path(),
                        Supernets.findGradient(supernet, parameter).orElseThrow());
            }
        }
        supernet.clearGradients();
        return gradients;
    }

    private static final Lesson LESSON = new Lesson() {
        @Override
        public NDArray loss(Map<String, NDArray> outputs) {
            return Losses.crossEntropy(Objects.requireNonNull(outputs.get("output")), LABELS, 0);
        }

        @Override
        public NDArray distance(Map<String, NDArray> outputs, Map<String, NDArray> teacher) {
            throw new UnsupportedOperationException("nobody teaches");
        }
    };

    private static NDArray images(NDManager manager) {
        float[] pixels = new float[LABELS.length * 256];
        for (int k = 0; k < pixels.length; k++) {
            pixels[k] = (float) Math.sin((double) k * k);
        }
        return manager.create(pixels, new Shape(LABELS.length, 1, 16, 16));
    }
}
