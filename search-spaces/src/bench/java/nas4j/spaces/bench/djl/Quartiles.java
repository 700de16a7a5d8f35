package nas4j.spaces.bench.djl;

import java.util.List;

/** The middle of many measurements, and how far half of them are spread. */
record Quartiles(double lower, double median, double upper) {
    static Quartiles of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int last = sorted.size() - 1;
        return new Quartiles(sorted.get(last / 4), sorted.get(last / 2), sorted.get(last - last / 4));
    }

    /** Median, then the quartiles in brackets, each in the given form such as {@code %.2f}. */
    String text(String form) {
        return (form + " [" + form + ", " + form + "]").formatted(median, lower, upper);
    }
}
