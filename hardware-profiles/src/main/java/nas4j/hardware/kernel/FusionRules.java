package nas4j.hardware.kernel;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nas4j.graph.ActivationKind;

/**
 * What a runtime joins into one kernel, and how it lays tensors out.
 *
 * @param pairs {@code conv>relu}: the second is computed together with the first, where nothing else reads the first
 * @param block channels that lie side by side where convolutions are run in blocks of channels; 0 if they are not
 */
public record FusionRules(Set<String> pairs, int block) {
    /** A sum of two terms, where it comes second. */
    public static final String ADD = "add";

    /** A batch normalisation, where it comes second. */
    public static final String NORM = "norm";

    /** Nothing is joined, in any layout. */
    public static final FusionRules NONE = new FusionRules(Set.of(), 0);

    private static final String THEN = ">";

    public FusionRules {
        pairs = Set.copyOf(pairs);
    }

    /** What may come first: a family, or a convolution with a sum. */
    public static final List<String> FIRSTS =
            List.of("conv", "depthwise", "grouped", "linear", "rows", "add", "conv+add", "depthwise+add");

    /** The text of a pair. */
    public static String pair(String first, String second) {
        return first + THEN + second;
    }

    /** The text of an activation, where it comes second. */
    public static String text(ActivationKind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    boolean joins(Kernel first, String second) {
        if (first.isInteger()) {
            return false;
        }
        if (!first.variant().isEmpty()
                && !first.variant().equals(ADD)
                && !first.variant().equals(NORM)) {
            return false;
        }
        String name = first.family().text() + (first.hasSum() ? "+" + ADD : "");
        return pairs.contains(pair(name, second));
    }

    /** In order. */
    @Override
    public String toString() {
        return "block " + block + ": " + String.join(" ", new TreeSet<>(pairs));
    }
}
