package nas4j.djl.supernet.differentiable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import nas4j.contract.Seeds;
import nas4j.djl.Engine;
import nas4j.djl.Parameter;
import nas4j.djl.TrainingDevice;
import nas4j.search.differentiable.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** L_train = ½‖w − Aα‖², L_val = ½‖w − b‖²: the gradient is known. */
@Tag("engine")
class HypergradientTest {
    private static final int ROWS = 5;
    private static final int COLUMNS = 3;
    private static final double RATE = 0.3;
    private static final double EXACT = 1e-6;
    /** Central differences of a quadratic are exact but for rounding: 1e-7 over 2ε. */
    private static final double ROUNDED = 2e-4;

    @Test
    void theFirstOrderOfTheQuadraticIsZero() {
        Seeds.each(3, random -> {
            try (Quadratic quadratic = new Quadratic(random)) {
                assertThat(quadratic.gradient(Order.FIRST, Hypergradient.Step.plain(RATE)))
                        .containsOnly(0);
            }
        });
    }

    @Test
    void theSecondOrderOfTheQuadraticIsExact() {
        Seeds.each(3, random -> {
            try (Quadratic quadratic = new Quadratic(random)) {
                Hypergradient.Step plain = Hypergradient.Step.plain(RATE);
                double[] expected = quadratic.expected(RATE, 0, 0);
                close(quadratic.gradient(Order.SECOND, plain), expected, EXACT);
                close(quadratic.gradient(Order.SECOND_BY_DIFFERENCES, plain), expected, ROUNDED);
            }
        });
    }

    @Test
    void theStepLooksAheadWithDecayAndMomentum() {
        Seeds.each(3, random -> {
            try (Quadratic quadratic = new Quadratic(random)) {
                Hypergradient.Step step = new Hypergradient.Step(
                        RATE,
                        0.1,
                        parameter -> Optional.of(parameter.array().onesLike().mul(0.5f)));
                close(quadratic.gradient(Order.SECOND, step), quadratic.expected(RATE, 0.1, 0.5), EXACT);
            }
        });
    }

    @Test
    void weightsAreAsBeforeAndGradientsZero() {
        try (Quadratic quadratic = new Quadratic(Seeds.generator(1))) {
            for (Order order : Order.values()) {
                float[] before = quadratic.w.array().toFloatArray();
                quadratic.gradient(order, Hypergradient.Step.plain(RATE));
                assertThat(quadratic.w.array().toFloatArray()).containsExactly(before);
                for (Parameter parameter : List.of(quadratic.w, quadratic.alpha)) {
                    quadratic
                            .engine
                            .findGradient(parameter)
                            .ifPresent(gradient -> assertThat(gradient.toFloatArray())
                                    .as(order + " " + parameter.path())
                                    .containsOnly(0));
                }
            }
        }
    }

    private static void close(double[] found, double[] expected, double distance) {
        for (int k = 0; k < expected.length; k++) {
            assertThat(found[k]).isCloseTo(expected[k], offset(distance));
        }
    }

    /** The problem, with numbers of [-1, 1). */
    private static final class Quadratic implements AutoCloseable {
        private final Engine engine = Engine.open(TrainingDevice.CPU);
        private final NDManager manager = engine.newManager();
        private final double[] a;
        private final double[] b;
        private final Parameter w;
        private final Parameter alpha;

        Quadratic(RandomGenerator random) {
            a = random.doubles((long) ROWS * COLUMNS, -1, 1).toArray();
            b = random.doubles(ROWS, -1, 1).toArray();
            w = parameter("w", random.doubles(ROWS, -1, 1).toArray());
            alpha = parameter("alpha", random.doubles(COLUMNS, -1, 1).toArray());
        }

        private Parameter parameter(String path, double... values) {
            NDArray array = array(values);
            array.setRequiresGradient(true);
            return new Parameter(path, array, true);
        }

        private NDArray array(double... values) {
            float[] singles = new float[values.length];
            for (int k = 0; k < values.length; k++) {
                singles[k] = (float) values[k];
            }
            return manager.create(singles);
        }

        double[] gradient(Order order, Hypergradient.Step step) {
            NDArray matrix = array(a).reshape(new Shape(ROWS, COLUMNS));
            Loss training = loss(() -> w.array().sub(matrix.matMul(alpha.array())));
            Loss validation = loss(() -> w.array().sub(array(b)));
            Hypergradient hypergradient = new Hypergradient(engine, List.of(w), List.of(alpha), step);
            float[] found = hypergradient
                    .of(order, training, validation, manager)
                    .getFirst()
                    .toFloatArray();
            double[] gradient = new double[found.length];
            for (int k = 0; k < found.length; k++) {
                gradient[k] = found[k];
            }
            return gradient;
        }

        private Loss loss(Supplier<NDArray> difference) {
            return use -> {
                engine.record(true);
                use.accept(difference.get().square().sum().mul(0.5f));
            };
        }

        /** ξAᵀ(w' − b), where w' = w − ξ(w − Aα + decay · w + momentum). */
        double[] expected(double rate, double decay, double momentum) {
            double[] expected = new double[COLUMNS];
            float[] weights = w.array().toFloatArray();
            float[] alphas = alpha.array().toFloatArray();
            for (int row = 0; row < ROWS; row++) {
                double target = 0;
                for (int column = 0; column < COLUMNS; column++) {
                    target += a[row * COLUMNS + column] * alphas[column];
                }
                double moved = weights[row] - rate * (weights[row] - target + decay * weights[row] + momentum);
                for (int column = 0; column < COLUMNS; column++) {
                    expected[column] += rate * a[row * COLUMNS + column] * (moved - b[row]);
                }
            }
            return expected;
        }

        @Override
        public void close() {
            manager.close();
        }
    }
}
