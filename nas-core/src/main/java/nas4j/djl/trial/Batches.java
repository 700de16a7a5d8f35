package nas4j.djl.trial;

import nas4j.djl.data.batch.Augmentation;

/**
 * What a step is trained on.
 *
 * @param size images in each, from 1
 */
public record Batches(int size, Augmentation augmentation) {
    public Batches {
        if (size < 1) {
            throw new IllegalArgumentException("batch [" + size + "] is below 1");
        }
    }
}
