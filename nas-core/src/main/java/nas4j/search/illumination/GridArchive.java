package nas4j.search.illumination;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Cells between edges on each axis. The first and the last cell of an axis have no end, so that they hold every extreme.
 * Mouret and Clune 2015, "Illuminating search spaces by mapping elites".
 */
public final class GridArchive implements Archive {
    private final double[][] edges;
    private final Elites elites;

    /**
     * An empty one.
     *
     * @param edges between the cells of each axis, in strictly increasing order: one fewer than cells
     * @throws IllegalArgumentException if edges do not increase
     */
    public GridArchive(List<List<Double>> edges) {
        this.edges = edges.stream()
                .map(axis -> axis.stream().mapToDouble(Double::doubleValue).toArray())
                .toArray(double[][]::new);
        int cells = 1;
        for (double[] axis : this.edges) {
            requireIncreasing(axis);
            cells = Math.multiplyExact(cells, axis.length + 1);
        }
        elites = new Elites(cells);
    }

    private static void requireIncreasing(double[] edges) {
        if (IntStream.range(1, edges.length).anyMatch(k -> !(edges[k - 1] < edges[k]))) {
            throw new IllegalArgumentException("edges " + Arrays.toString(edges) + " do not increase");
        }
    }

    /**
     * An empty one.
     *
     * @param cells of each axis, from 1: half of them on each side of the middle, at even distances
     */
    public static GridArchive of(List<Axis> axes, int cells) {
        return new GridArchive(axes.stream().map(axis -> edges(axis, cells)).toList());
    }

    /** Edges that are the same number, because an axis is short, are one. */
    private static List<Double> edges(Axis axis, int cells) {
        return IntStream.range(1, cells)
                .mapToDouble(edge -> axis.at((double) edge / cells))
                .distinct()
                .boxed()
                .toList();
    }

    /** The edges between the cells of each axis. */
    public List<List<Double>> edges() {
        return Arrays.stream(edges)
                .map(axis -> DoubleStream.of(axis).boxed().toList())
                .toList();
    }

    @Override
    public int cells() {
        return elites.cells();
    }

    /** A point on an edge is in the cell above it. */
    @Override
    public int cell(List<Double> descriptors) {
        if (descriptors.size() != edges.length) {
            throw new IllegalArgumentException(
                    "found [" + descriptors.size() + "] descriptors, the archive has " + edges.length + " axes");
        }
        int cell = 0;
        for (int axis = 0; axis < edges.length; axis++) {
            int found = Arrays.binarySearch(edges[axis], descriptors.get(axis));
            cell = cell * (edges[axis].length + 1) + (found >= 0 ? found + 1 : -found - 1);
        }
        return cell;
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
