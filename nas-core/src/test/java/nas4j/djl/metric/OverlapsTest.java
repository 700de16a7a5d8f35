package nas4j.djl.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import nas4j.contract.Seeds;
import org.junit.jupiter.api.Test;

/** Images of a made-up segmentation whose errors vary from image to image, so that pixels are far from independent. */
class OverlapsTest {
    private static final int CLASSES = 4;
    private static final int PIXELS = 100;
    private static final int IMAGES = 100;
    private static final int SETS = 400;

    /** Class 0 fills what an object of one other class leaves; some images are found well, some badly. */
    private static void addImage(Overlaps overlaps, RandomGenerator random) {
        int label = 1 + random.nextInt(CLASSES - 1);
        int size = 10 + random.nextInt(60);
        double wrong = .6 * Math.pow(random.nextDouble(), 2);
        for (int pixel = 0; pixel < PIXELS; pixel++) {
            int truth = pixel < size ? label : 0;
            overlaps.add(truth, random.nextDouble() < wrong ? random.nextInt(CLASSES) : truth);
        }
        overlaps.endImage();
    }

    private static Overlaps set(int images, RandomGenerator random) {
        Overlaps overlaps = new Overlaps(CLASSES);
        for (int image = 0; image < images; image++) {
            addImage(overlaps, random);
        }
        return overlaps;
    }

    /** 1.96 standard errors cover 95 % of 400 sets: from 91.6 % to 98.4 % is 3.1 deviations, an alarm in 500. */
    @Test
    void theStandardErrorCoversTheTruthAtItsRate() {
        double truth = set(200_000, Seeds.generator(0)).mean();
        RandomGenerator random = Seeds.generator(1);
        int covered = 0;
        double widest = 0;
        for (int k = 0; k < SETS; k++) {
            Overlaps overlaps = set(IMAGES, random);
            double error = overlaps.standardError();
            covered += Math.abs(overlaps.mean() - truth) <= 1.96 * error ? 1 : 0;
            widest = Math.max(widest, error);
        }
        assertThat(covered / (double) SETS).isBetween(.916, .984);
        assertThat(widest).isLessThan(.1);
    }

    /** As if pixels were independent, the error would be a fraction of what it is. */
    @Test
    void pixelsOfAnImageDoNotCountAsIndependent() {
        Overlaps overlaps = set(IMAGES, Seeds.generator(2));
        double independent = Math.sqrt(overlaps.mean() * (1 - overlaps.mean()) / (IMAGES * PIXELS));
        assertThat(overlaps.standardError()).isGreaterThan(2 * independent);
    }
}
