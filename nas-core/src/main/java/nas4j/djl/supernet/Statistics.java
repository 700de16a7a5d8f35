package nas4j.djl.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.Normalisation;
import nas4j.djl.data.batch.Batch;
import nas4j.djl.data.batch.BatchPlan;
import nas4j.djl.data.batch.BatchSource;
import nas4j.djl.trial.Images;

/**
 * Running statistics of batch normalisation, made anew for one network: those of the supernet are of all its networks, and
 * fit none. Guo et al. 2020, section 3.4.
 *
 * @param data training images
 * @param batches how many of them are looked at, from 1; batches come again if the images are fewer
 * @param size images a batch
 */
public record Statistics(ImageData data, Normalisation normalisation, int batches, int size) {
    public Statistics {
        if (batches < 1 || size < 2) {
            throw new IllegalArgumentException(
                    "[" + batches + "] batches of [" + size + "] images, accepted: from 1, of at least 2");
        }
    }

    /**
     * Replaces a network's running statistics by the plain average over the batches.
     *
     * @param seed of the images' order
     * @throws InterruptedException if the thread is interrupted; the statistics are then those of fewer batches
     */
    public void estimate(CompiledNetwork network, long seed) throws InterruptedException {
        try (BatchSource source = BatchSource.endless(data, normalisation, BatchPlan.of(size, seed))) {
            for (int done = 0; done < batches; done++) {
                try (Batch batch = source.next();
                        NDManager manager = network.newManager()) {
                    NDArray images = Images.array(batch, data.shape(), manager);
                    network.estimateStatistics(done, images);
                }
            }
        }
    }
}
