package nas4j.search.illumination;

import java.util.List;
import java.util.random.RandomGenerator;

/** How descriptor space is divided once some of its points are known. */
@FunctionalInterface
interface Division {

    /**
     * An empty archive.
     *
     * @param observed points with a number for each axis
     */
    Archive divide(List<Axis> axes, List<List<Double>> observed, RandomGenerator random);
}
