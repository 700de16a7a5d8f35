package nas4j.djl.supernet.differentiable;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.Engine;
import nas4j.djl.supernet.DjlSupernet;
import nas4j.djl.supernet.Mix;

/**
 * The loss of a supernet's mix on one batch. It remembers its last value.
 */
final class MixedLoss implements Loss {
    private final Engine engine;
    private final DjlSupernet supernet;
    private final Relaxation relaxation;
    private final BiFunction<NDArray, List<PtNDArray>, NDArray> whole;
    private final Example example;
    private final List<PtNDArray> alphas;
    private final Relaxation.Pass pass;
    private final long number;
    private double value = Double.NaN;

    /** @param whole makes of the example's loss and α what is computed */
    MixedLoss(
            Engine engine,
            DjlSupernet supernet,
            Relaxation relaxation,
            BiFunction<NDArray, List<PtNDArray>, NDArray> whole,
            Example example,
            List<PtNDArray> alphas,
            Relaxation.Pass pass,
            long number) {
        this.engine = engine;
        this.supernet = supernet;
        this.relaxation = relaxation;
        this.whole = whole;
        this.example = example;
        this.alphas = alphas;
        this.pass = pass;
        this.number = number;
    }

    @Override
    public void compute(Consumer<NDArray> use) {
        engine.record(true);
        Map<Integer, Mix> mixes = relaxation.mixes(alphas, pass);
        try (CompiledNetwork mixed = supernet.mix(choice -> Objects.requireNonNull(mixes.get(choice.id())), number);
                NDManager manager = mixed.newManager()) {
            NDArray loss =
                    example.lesson().loss(mixed.forward(true, example.batch().apply(manager)));
            value = loss.getFloat();
            use.accept(whole.apply(loss, alphas));
        } finally {
            engine.record(false);
        }
    }

    /** The example's loss when it was last computed. */
    double value() {
        return value;
    }
}
