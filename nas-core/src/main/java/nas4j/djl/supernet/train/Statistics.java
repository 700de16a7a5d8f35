package nas4j.djl.supernet.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.Normalisation;
import nas4j.djl.data.batch.Batch;
import nas4j.djl.data.batch.BatchPlan;
import nas4j.djl.data.batch.BatchSource;
import nas4j.djl.trial.Batches;
import nas4j.djl.trial.Images;

/**
 * Running statistics of batch normalisation, made anew for one network: those of the supernet are of all its networks, and
 * fit none. Guo et al. 2020, section 3.4.
 *
 * @param data training images
 * @param batches of the training, its augmentation as well: a network knows its signals by the statistics they had there
 * @param count how many batches are looked at, from 1; they come again if the images are fewer
 */
public record Statistics(ImageData data, Normalisation normalisation, Batches batches, int count) {
    public Statistics {
        if (count < 1) {
            throw new IllegalArgumentException("[" + count + "] batches for statistics, accepted: from 1");
        }
    }

    /**
     * Replaces a network's running statistics by the plain average over the batches.
     *
     * @param seed of the images' order
     * @throws InterruptedException if the thread is interrupted; the statistics are then those of fewer batches
     */
    public void estimate(CompiledNetwork network, long seed) throws InterruptedException {
        BatchPlan plan = BatchPlan.of(batches.size(), seed, batches.augmentation());
        try (BatchSource source = BatchSource.endless(data, normalisation, plan)) {
            for (int done = 0; done < count; done++) {
                try (Batch batch = source.next();
                        NDManager manager = network.newManager()) {
                    NDArray images = Images.array(batch, data.shape(), manager);
                    network.estimateStatistics(done, images);
                }
            }
        }
    }
}
