package nas4j.search.illumination;

import java.util.List;
import nas4j.space.Genotype;

/**
 * What an archive keeps of an evaluation.
 *
 * @param loss less is better
 * @param descriptors where it belongs, one number for each axis of the archive
 */
public record Elite(Genotype genotype, double loss, List<Double> descriptors) {
    public Elite {
        descriptors = List.copyOf(descriptors);
    }
}
