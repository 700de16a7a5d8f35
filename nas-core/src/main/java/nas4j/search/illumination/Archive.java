package nas4j.search.illumination;

import java.util.List;
import java.util.Optional;

/**
 * Descriptor space divided into cells, with the elite of each: the one of least loss of all that were added and belong
 * there, the earliest of equals. The division never changes, and every point is in exactly one cell. For one thread.
 */
public interface Archive {

    /** How many cells there are. */
    int cells();

    /**
     * The cell of a point, from 0.
     *
     * @param descriptors one finite number for each axis
     * @throws IllegalArgumentException if there is not one for each axis
     */
    int cell(List<Double> descriptors);

    /** Whether it is the elite of its cell now: that was empty, or its elite worse. */
    boolean add(Elite elite);

    /** The elite of a cell; empty while nothing was added there. */
    Optional<Elite> findElite(int cell);

    /** All elites, in the order in which their cells were first filled. A view. */
    List<Elite> elites();

    /** The share of cells that are filled, 0 to 1. */
    default double coverage() {
        return (double) elites().size() / cells();
    }

    /**
     * The sum over filled cells of how much less the elite's loss is than the offset (QD-score).
     *
     * @param offset a loss that is worth nothing; with one that no elite exceeds, filling a cell never lowers the score
     */
    default double qdScore(double offset) {
        return elites().stream().mapToDouble(elite -> offset - elite.loss()).sum();
    }
}
