package nas4j.djl.trial;

import ai.djl.ndarray.NDManager;
import java.util.List;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.Normalisation;
import nas4j.djl.data.batch.Batch;
import nas4j.djl.data.batch.BatchSource;
import nas4j.djl.task.Scores;
import nas4j.djl.task.Tasks;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;

/** Measures a network on a set of images, as it is: no augmentation, no gradients. */
public final class Evaluation {
    private final ImageData data;
    private final Normalisation normalisation;
    private final Split split;

    /**
     * A measurement on some images, at least two.
     *
     * @param normalisation of the training images
     */
    public Evaluation(ImageData data, Normalisation normalisation, Split split) {
        if (data.size() < 2) {
            throw new IllegalArgumentException("[" + data.size() + "] images of the " + split
                    + " split; a standard error needs 2\nMaybe a greater share of the data.");
        }
        this.data = data;
        this.normalisation = normalisation;
        this.split = split;
    }

    /**
     * The figures of all tasks.
     *
     * @param size images at once
     * @throws nas4j.djl.task.NotFiniteException if an output is not finite
     */
    public List<Measurement> measure(CompiledNetwork network, Tasks tasks, int size, Deadline deadline)
            throws InterruptedException {
        Scores scores = tasks.scores(data.shape());
        ImageData images = tasks.select(data);
        try (BatchSource source = BatchSource.inOrder(images, normalisation, size)) {
            for (long done = 0; source.hasNext(); done += size) {
                deadline.check("image", done, images.size());
                add(network, source, scores);
            }
        }
        return scores.measurements(split);
    }

    private void add(CompiledNetwork network, BatchSource source, Scores scores) throws InterruptedException {
        try (Batch batch = source.next();
                NDManager manager = network.newManager()) {
            scores.add(network.forward(false, Images.array(batch, data.shape(), manager)), batch);
        }
    }
}
