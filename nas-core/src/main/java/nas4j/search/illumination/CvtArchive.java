package nas4j.search.illumination;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Cells around centroids: a point belongs to the nearest, the first of equals, where each axis has length 1. As many cells
 * whatever the number of axes. Vassiliades, Chatzilygeroudis and Mouret 2018, "Using centroidal Voronoi tessellations to
 * scale up the multidimensional archive of phenotypic elites algorithm".
 */
public final class CvtArchive implements Archive {
    private static final int SAMPLES_PER_CENTROID = 10;

    private final List<Axis> axes;
    private final Centroids centroids;
    private final Elites elites;

    private CvtArchive(List<Axis> axes, Centroids centroids) {
        this.axes = List.copyOf(axes);
        this.centroids = centroids;
        elites = new Elites(centroids.count());
    }

    /**
     * An empty one.
     *
     * @param centroids at least one, each with a number for each axis
     */
    public CvtArchive(List<Axis> axes, List<List<Double>> centroids) {
        this(
                axes,
                new Centroids(
                        centroids.stream().map(point -> shares(axes, point)).toArray(double[][]::new)));
    }

    /**
     * An empty one, with centroids by k-means over what was observed and {@value #SAMPLES_PER_CENTROID} times as many points
     * as centroids, drawn uniformly: over each side of an axis as many.
     *
     * @param observed points with a number for each axis
     * @param centroids k, at least 1
     */
    public static CvtArchive of(List<Axis> axes, List<List<Double>> observed, int centroids, RandomGenerator random) {
        List<double[]> drawn = Stream.generate(() -> random.doubles(axes.size()).toArray())
                .limit((long) SAMPLES_PER_CENTROID * centroids)
                .toList();
        Centroids found = new Centroids(
                drawn.stream().limit(centroids).map(double[]::clone).toArray(double[][]::new));
        List<double[]> points = new ArrayList<>(drawn);
        observed.forEach(point -> points.add(shares(axes, point)));
        found.settle(points);
        return new CvtArchive(axes, found);
    }

    private static double[] shares(List<Axis> axes, List<Double> point) {
        if (point.size() != axes.size()) {
            throw new IllegalArgumentException(
                    "found [" + point.size() + "] descriptors, the archive has " + axes.size() + " axes");
        }
        double[] shares = new double[axes.size()];
        for (int axis = 0; axis < shares.length; axis++) {
            shares[axis] = axes.get(axis).share(point.get(axis));
        }
        return shares;
    }

    /** The axes by which distances are measured. */
    public List<Axis> axes() {
        return axes;
    }

    /** The centroids, by the number of their cell. */
    public List<List<Double>> centroids() {
        return IntStream.range(0, cells())
                .mapToObj(cell -> IntStream.range(0, axes.size())
                        .mapToObj(axis -> axes.get(axis).at(centroids.coordinate(cell, axis)))
                        .toList())
                .toList();
    }

    @Override
    public int cells() {
        return elites.cells();
    }

    @Override
    public int cell(List<Double> descriptors) {
        return centroids.nearest(shares(axes, descriptors));
    }

    @Override
    public boolean add(Elite elite) {
        return elites.add(cell(elite.descriptors()), elite);
    }

    @Override
    public Optional<Elite> findElite(int cell) {
        return elites.find(cell);
    }

    @Override
    public List<Elite> elites() {
        return elites.view();
    }
}
