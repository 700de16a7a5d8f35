package nas4j.graph;

import java.util.HexFormat;

/**
 * Identity of a network: 64 bits that are equal for networks that are isomorphic once they are simplified
 * ({@link Simplification}). The order and the paths of nodes do not count, nor does the order of a sum's or product's
 * inputs; the entries' shapes and order, the outputs' names and order, every attribute that changes what is computed,
 * and each node's {@link Precision} do. Stable across JVMs and versions of this library.
 *
 * <p>Equal networks always have equal hashes. Networks that differ have different hashes up to chance (2⁻⁶⁴ a pair),
 * except in graphs so symmetric that colour refinement with one node singled out does not tell them apart, or that have
 * more than {@value GraphColours#BUDGET} nodes to single out.
 *
 * @param bits the hash
 */
public record GraphHash(long bits) implements Comparable<GraphHash> {

    /** Hash of a network, simplified or not. */
    public static GraphHash of(ComputationGraph graph) {
        return new GraphHash(new GraphColours(Reduction.of(graph)).digest());
    }

    /**
     * Hash of what a network computes, written as an expression: a node that is read twice counts as two nodes, so
     * {@code c(x) + c(x)} with one convolution and {@code a(x) + b(x)} with two alike are the same here, though they
     * differ in their parameters. Sums of sums are flattened however often they are read. Counts of unique cells in the
     * literature are of this kind (NAS-Bench-201's unique strings); it tells fewer networks apart than {@link #of}.
     */
    public static GraphHash ofExpression(ComputationGraph graph) {
        return new GraphHash(new GraphColours(Reduction.of(graph)).expressionDigest());
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @throws IllegalArgumentException if the text is not 16 hexadecimal digits
     */
    public static GraphHash parse(String text) {
        if (text.length() != 16) {
            throw new IllegalArgumentException("graph hash [" + text + "] is not 16 hexadecimal digits");
        }
        return new GraphHash(HexFormat.fromHexDigitsToLong(text));
    }

    @Override
    public int compareTo(GraphHash other) {
        return Long.compareUnsigned(bits, other.bits);
    }

    /** 16 hexadecimal digits, lower case. */
    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(bits);
    }
}
