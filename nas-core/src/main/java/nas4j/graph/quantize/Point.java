package nas4j.graph.quantize;

import nas4j.graph.Rounding;

/**
 * A step, and a zero, that values of a network are rounded with.
 *
 * @param path of the first node whose value is rounded so; names the step
 * @param rounding bits and kind
 */
public record Point(String path, Rounding rounding) {
    public Point {
        if (!rounding.rounds()) {
            throw new IllegalArgumentException("point [" + path + "] does not round");
        }
    }
}
