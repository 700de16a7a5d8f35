package nas4j.hardware.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import nas4j.hardware.transfer.fit.MaxMin;
import nas4j.hardware.transfer.fit.NumberTable;
import org.jspecify.annotations.Nullable;

/**
 * Architectures and what is known of them: features, and latencies on devices. From the latencies follow the principal
 * components in which devices differ; a new device differs in few of them, too, so that few measurements place it. Immutable,
 * for several threads; deterministic.
 */
public final class KnownDevices {
    /** Principal components that models see. */
    private static final int COMPONENTS = 8;
    /** Those along which measured architectures are spread. */
    private static final int SPREAD = 3;

    private final List<NumberTable> blocks;
    /** Log latencies: measured or, where they were not, predicted. */
    private final NumberTable logs;

    private @Nullable SourceModels models;
    private final Coordinates coordinates;
    private final List<Coordinates.Point> points;
    private final NumberTable places;

    private KnownDevices(List<NumberTable> blocks, NumberTable logs) {
        this.blocks = blocks;
        this.logs = logs;
        coordinates = Coordinates.of(DevicePrincipals.of(logs, COMPONENTS), logs, blocks);
        points = IntStream.range(0, logs.size())
                .mapToObj(row -> coordinates.point(logs.row(row), features(blocks, row)))
                .toList();
        places =
                NumberTable.of(points.stream().map(point -> point.place(SPREAD)).toList());
    }

    /**
     * Learns in what the devices differ.
     *
     * @param blocks of features, a row for each architecture; what belongs together, such as the numbers of operators, is a
     *     block, and the model decides how much to believe each block
     * @param latenciesMs a row for each architecture, a column for each device; NaN where it was not measured, which is
     *     predicted from features then
     * @throws IllegalArgumentException if there is no device, tables differ in length, latencies are not
     *     above 0, or too few are known to predict the others
     */
    public static KnownDevices of(List<NumberTable> blocks, NumberTable latenciesMs) {
        if (latenciesMs.width() < 1) {
            throw new IllegalArgumentException("found [0] known devices, accepted: 1 or more");
        }
        for (NumberTable block : blocks) {
            if (block.size() != latenciesMs.size()) {
                throw new IllegalArgumentException("found features of [" + block.size() + "] architectures, accepted: "
                        + latenciesMs.size() + ", as there are latencies");
            }
        }
        NumberTable measured = logs(latenciesMs);
        return new KnownDevices(List.copyOf(blocks), measured.hasGaps() ? complete(blocks, measured) : measured);
    }

    private static NumberTable complete(List<NumberTable> blocks, NumberTable measured) {
        SourceModels models = SourceModels.fit(blocks, measured);
        return NumberTable.of(IntStream.range(0, measured.size())
                .mapToObj(row -> models.complete(measured.row(row), features(blocks, row)))
                .toList());
    }

    private static NumberTable logs(NumberTable latenciesMs) {
        List<double[]> rows = new ArrayList<>();
        for (int row = 0; row < latenciesMs.size(); row++) {
            rows.add(new double[latenciesMs.width()]);
        }
        for (int device = 0; device < latenciesMs.width(); device++) {
            double[] column = latenciesMs.column(device);
            int[] known = IntStream.range(0, column.length)
                    .filter(row -> !Double.isNaN(column[row]))
                    .toArray();
            double[] found = LogLatency.of(
                    IntStream.of(known).mapToDouble(row -> column[row]).toArray());
            int place = device;
            rows.forEach(row -> row[place] = Double.NaN);
            for (int k = 0; k < known.length; k++) {
                rows.get(known[k])[device] = found[k];
            }
        }
        return NumberTable.of(rows);
    }

    private static List<double[]> features(List<NumberTable> blocks, int row) {
        return blocks.stream().map(block -> block.row(row)).toList();
    }

    /** How many architectures there are. */
    public int size() {
        return points.size();
    }

    /** How many devices there are. */
    public int devices() {
        return logs.width();
    }

    /**
     * Which architectures to measure on a new device: such as lie far apart on the known ones, from a drawn one on.
     *
     * @param count 1 or more, at most {@link #size()}
     * @throws IllegalArgumentException if there are not so many
     */
    public List<Integer> choose(int count, RandomGenerator random) {
        return MaxMin.choose(places, count, random);
    }

    /** Which ones to measure next, when some are: so many more, without those. */
    public List<Integer> chooseMore(List<Integer> measured, int more) {
        return MaxMin.extend(places, measured, more).subList(measured.size(), measured.size() + more);
    }

    /**
     * The architecture of which these are the features, as one that no known device has measured.
     *
     * @param features as many blocks, as long as those given before
     */
    Coordinates.Point point(List<double[]> features) {
        double[] unknown =
                DoubleStream.generate(() -> Double.NaN).limit(devices()).toArray();
        return coordinates.point(models().complete(unknown, features), features);
    }

    /**
     * The architecture of which these are the features and the latencies on the known devices.
     *
     * @param latenciesMs as many as there are devices, above 0; NaN for what is not known, which is predicted
     */
    Coordinates.Point point(double[] latenciesMs, List<double[]> features) {
        double[] found = Arrays.stream(latenciesMs).map(Math::log).toArray();
        boolean isWhole = Arrays.stream(found).noneMatch(Double::isNaN);
        return coordinates.point(isWhole ? found : models().complete(found, features), features);
    }

    /** Only for architectures that were never measured, so only then fitted. */
    private synchronized SourceModels models() {
        SourceModels known = models;
        if (known == null) {
            known = SourceModels.fit(blocks, logs);
            models = known;
        }
        return known;
    }

    Coordinates.Point point(int row) {
        return points.get(row);
    }

    int kinds() {
        return coordinates.kinds();
    }

    int blocks() {
        return blocks.size();
    }
}
