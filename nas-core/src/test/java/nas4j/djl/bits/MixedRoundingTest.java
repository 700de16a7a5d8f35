package nas4j.djl.bits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import java.util.List;
import nas4j.djl.Engine;
import nas4j.djl.TrainingDevice;
import nas4j.djl.rounding.MixedRounding;
import nas4j.djl.rounding.Rounder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
class MixedRoundingTest {
    private static final Engine ENGINE = Engine.open(TrainingDevice.CPU);

    @Test
    void sharesAreOfTheRoundedNumbersAndLearnByThem() {
        try (NDManager manager = ENGINE.newManager()) {
            PtNDArray x = (PtNDArray) manager.create(new float[] {1, 2, 3});
            PtNDArray shares = (PtNDArray) manager.create(new float[] {.25f, .75f});
            shares.setRequiresGradient(true);
            x.setRequiresGradient(true);
            Rounder tenfold = value -> value.mul(10);
            ENGINE.record(true);
            NDArray mixed = new MixedRounding(List.of(Rounder.NONE, tenfold), () -> shares).apply(x);
            assertThat(mixed.toFloatArray()).containsExactly(new float[] {7.75f, 15.5f, 23.25f}, within(1e-5f));
            ENGINE.backward(mixed.mul(manager.create(new float[] {1, 2, 3})).sum());
            assertThat(shares.getGradient().toFloatArray()).containsExactly(new float[] {14, 140}, within(1e-4f));
            assertThat(x.getGradient().toFloatArray())
                    .containsExactly(new float[] {7.75f, 15.5f, 23.25f}, within(1e-5f));
        }
    }
}
