package nas4j.search.gflownet.djl;

import java.nio.FloatBuffer;
import java.util.List;
import nas4j.space.Decision;
import nas4j.space.Genotype;
import nas4j.space.Prefix;
import nas4j.space.SearchSpace;

/**
 * Genotypes and prefixes as one-hot numbers {@code [decisions, n, mostOptions]}, zero where a decision does not exist.
 * Immutable.
 */
final class Layout {
    /** Added to the logit of an option that there is not. */
    private static final float NEVER = -1e9f;

    private final int[] options;
    private final int mostOptions;

    Layout(SearchSpace space) {
        options = space.decisions().stream().mapToInt(Decision::options).toArray();
        int most = 1;
        for (int count : options) {
            most = Math.max(most, count);
        }
        mostOptions = most;
    }

    int decisions() {
        return options.length;
    }

    int options(int decision) {
        return options[decision];
    }

    int mostOptions() {
        return mostOptions;
    }

    /** All options of all decisions. */
    int options() {
        int sum = 0;
        for (int count : options) {
            sum = Math.addExact(sum, count);
        }
        return sum;
    }

    FloatBuffer answers(List<Genotype> genotypes) {
        FloatBuffer answers = FloatBuffer.allocate(options.length * genotypes.size() * mostOptions);
        for (int n = 0; n < genotypes.size(); n++) {
            for (int k = 0; k < options.length; k++) {
                put(answers, k, genotypes.size(), n, genotypes.get(n).option(k));
            }
        }
        return answers;
    }

    /** Zero from the decision on that is asked. */
    FloatBuffer answersOf(List<Prefix> prefixes) {
        FloatBuffer answers = FloatBuffer.allocate(options.length * prefixes.size() * mostOptions);
        for (int n = 0; n < prefixes.size(); n++) {
            for (int k = 0; k < prefixes.get(n).decision(); k++) {
                put(answers, k, prefixes.size(), n, prefixes.get(n).option(k));
            }
        }
        return answers;
    }

    private void put(FloatBuffer answers, int decision, int count, int n, int option) {
        if (option >= 0) {
            answers.put((decision * count + n) * mostOptions + option, 1);
        }
    }

    /** For each decision, 1 in the places of those before it: the product with it sums over them. */
    FloatBuffer earlier() {
        FloatBuffer earlier = FloatBuffer.allocate(options.length * options.length);
        for (int k = 0; k < options.length; k++) {
            for (int j = 0; j < k; j++) {
                earlier.put(k * options.length + j, 1);
            }
        }
        return earlier;
    }

    /** What is added to the logits {@code [decisions, 1, mostOptions]}: 0 for options, a large negative number elsewhere. */
    FloatBuffer mask() {
        FloatBuffer mask = FloatBuffer.allocate(options.length * mostOptions);
        for (int k = 0; k < options.length; k++) {
            for (int option = options[k]; option < mostOptions; option++) {
                mask.put(k * mostOptions + option, NEVER);
            }
        }
        return mask;
    }
}
