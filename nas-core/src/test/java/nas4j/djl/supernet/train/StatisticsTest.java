package nas4j.djl.supernet.train;

import static nas4j.space.tree.Networks.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Objects;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.GraphCompiler;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.Normalisation;
import nas4j.djl.data.batch.Augmentation;
import nas4j.djl.data.batch.Batch;
import nas4j.djl.data.batch.BatchPlan;
import nas4j.djl.data.batch.BatchSource;
import nas4j.djl.supernet.Supernets;
import nas4j.djl.trial.Batches;
import nas4j.space.SearchSpace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
class StatisticsTest {
    private static final ImageData DATA = Supernets.glyphs(60);
    private static final Normalisation NORMALISATION = Normalisation.of(DATA);
    private static final Augmentation SHIFTED = new Augmentation(3, false, 0);
    private static final int SIZE = 8;
    private static final int BATCHES = 5;
    private static final long SEED = 3;

    @Test
    void statisticsAreThePlainAverageOfTheBatchesWhateverTheyWere() throws InterruptedException {
        SearchSpace space = Supernets.compile(Supernets.image("norm").network(layer("norm"), layer("global-pool")));
        try (CompiledNetwork network = new GraphCompiler(Supernets.engine())
                .compile(
                        space.decode(space.enumerate().findFirst().orElseThrow())
                                .graph(),
                        1)) {
            Statistics statistics = new Statistics(DATA, NORMALISATION, new Batches(SIZE, SHIFTED), BATCHES);
            statistics.estimate(network, SEED + 1);
            statistics.estimate(network, SEED);

            double[] expected = expected();
            assertThat(value(network, "norm.running-mean")).isCloseTo((float) expected[0], offset(1e-4f));
            assertThat(value(network, "norm.running-variance")).isCloseTo((float) expected[1], offset(1e-4f));
        }
    }

    /** Mean and unbiased variance of each batch, averaged. */
    private static double[] expected() throws InterruptedException {
        double[] sums = new double[2];
        try (BatchSource source = BatchSource.endless(DATA, NORMALISATION, BatchPlan.of(SIZE, SEED, SHIFTED))) {
            for (int k = 0; k < BATCHES; k++) {
                try (Batch batch = source.next()) {
                    float[] pixels = new float[SIZE * DATA.shape().bytes()];
                    batch.images().asFloatBuffer().get(pixels);
                    double sum = 0;
                    double squares = 0;
                    for (float pixel : pixels) {
                        sum += pixel;
                        squares += (double) pixel * pixel;
                    }
                    double mean = sum / pixels.length;
                    sums[0] += mean / BATCHES;
                    sums[1] += (squares - mean * sum) / (pixels.length - 1) / BATCHES;
                }
            }
        }
        return sums;
    }

    private static float value(CompiledNetwork network, String path) {
        return Objects.requireNonNull(network.weights().tensors().get(path))
                .values()
                .get(0);
    }
}
