package nas4j.hardware.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nas4j.hardware.transfer.fit.NumberTable;
import nas4j.hardware.transfer.fit.Scaling;

/**
 * Where architectures lie, and how alike two of them are: by a product of their places among the principal components of
 * devices, by one for each block of features, and by exp(−d²) over all features, d² being 2 for two rows on average.
 * Immutable.
 */
final class Coordinates {
    private final DevicePrincipals principals;
    private final double principalsFactor;
    private final List<Scaling> scalings;

    private Coordinates(DevicePrincipals principals, double principalsFactor, List<Scaling> scalings) {
        this.principals = principals;
        this.principalsFactor = principalsFactor;
        this.scalings = List.copyOf(scalings);
    }

    /** @param blocks of features, with a row for each of the architectures */
    static Coordinates of(DevicePrincipals principals, NumberTable logs, List<NumberTable> blocks) {
        double squares = IntStream.range(0, logs.size())
                .mapToDouble(row -> squared(principals.project(logs.row(row))))
                .average()
                .orElseThrow();
        return new Coordinates(
                principals,
                squares > 0 ? 1 / Math.sqrt(squares) : 0,
                blocks.stream().map(Scaling::of).toList());
    }

    private static double squared(double[] vector) {
        return product(vector, vector);
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int k = 0; k < one.length; k++) {
            sum += one[k] * other[k];
        }
        return sum;
    }

    /** How many ways there are in which two are alike. */
    int kinds() {
        return scalings.size() + 2;
    }

    Point point(double[] logs, List<double[]> features) {
        if (features.size() != scalings.size()) {
            throw new IllegalArgumentException(
                    "found [" + features.size() + "] blocks of features, accepted: " + scalings.size());
        }
        double[] place = principals.project(logs);
        for (int k = 0; k < place.length; k++) {
            place[k] *= principalsFactor;
        }
        List<double[]> parts = new ArrayList<>(List.of(place));
        for (int k = 0; k < scalings.size(); k++) {
            parts.add(scalings.get(k).apply(features.get(k)));
        }
        return new Point(parts);
    }

    /** An architecture. Immutable. */
    static final class Point {
        private final double[][] parts;
        private final double[] squares;

        Point(List<double[]> parts) {
            this.parts = parts.toArray(double[][]::new);
            squares = parts.stream().mapToDouble(Coordinates::squared).toArray();
        }

        /** How alike it and another are, in each way. */
        void compare(Point other, double[] alike) {
            double distance = 0;
            for (int k = 0; k < parts.length; k++) {
                alike[k] = product(parts[k], other.parts[k]);
                distance += k == 0 ? 0 : squares[k] + other.squares[k] - 2 * alike[k];
            }
            alike[parts.length] = parts.length > 1 ? Math.exp(-Math.max(0, distance) / (parts.length - 1)) : 0;
        }

        /** The first so many of its places among components. */
        double[] place(int most) {
            return Arrays.copyOf(parts[0], Math.min(most, parts[0].length));
        }
    }
}
