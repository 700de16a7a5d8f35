package nas4j.experiments.config;

import org.jspecify.annotations.Nullable;

/**
 * How a network is trained, whatever network it is.
 *
 * @param batch images a step, from 1
 * @param optimizer {@code sgd} or {@code adamw}
 * @param learningRate the largest one, above 0
 * @param momentum of {@code sgd}, 0 to below 1
 * @param schedule {@code linear}, {@code cosine}, {@code step} or {@code constant}
 * @param warmUp share of the steps in which the rate rises, 0 to below 1
 * @param labelSmoothing 0 to below 1
 * @param clip largest norm of all gradients together; null for no clipping
 * @param average memory of the moving average of the weights, such as .999; null for none
 * @param crop pixels of padding before a random crop
 * @param mirror whether images are mirrored at random
 * @param cutout side of a square that is cut out at random; 0 for none
 */
public record TrainingRecipe(
        int batch,
        String optimizer,
        double learningRate,
        double momentum,
        double weightDecay,
        String schedule,
        double warmUp,
        double labelSmoothing,
        @Nullable Double clip,
        @Nullable Double average,
        int crop,
        boolean mirror,
        int cutout) {}
