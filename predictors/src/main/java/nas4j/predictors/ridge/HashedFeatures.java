package nas4j.predictors.ridge;

import java.util.ArrayList;
import java.util.List;
import nas4j.predictors.features.Networks;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/**
 * Feature strings as buckets: {@code path=label} of each decision that exists, and {@code path=label & path=label} of pairs
 * of them, hashed in a way that never changes. All pairs, or in larger spaces those that stand near each other, so that
 * about {@value #PAIRS} remain.
 */
final class HashedFeatures {
    static final int BUCKETS = 256;

    private static final int PAIRS = 64;

    /** Hashes of each option's string, by decision and option. */
    private final List<long[]> options = new ArrayList<>();

    private final int reach;

    HashedFeatures(SearchSpace space) {
        space.decisions().forEach(decision -> {
            long[] hashes = new long[decision.options()];
            for (int option = 0; option < hashes.length; option++) {
                hashes[option] = hash(decision.path() + "=" + decision.label(option));
            }
            options.add(hashes);
        });
        reach = Math.max(1, PAIRS / Math.max(1, options.size()));
    }

    private static long hash(String text) {
        long hash = text.length();
        for (int k = 0; k < text.length(); k++) {
            hash = Networks.mixed(hash * 31 + text.charAt(k));
        }
        return hash;
    }

    /** The buckets of a genotype's features; the first is the same for all. */
    int[] buckets(Genotype genotype) {
        List<Long> active = new ArrayList<>();
        for (int k = 0; k < options.size(); k++) {
            if (genotype.isActive(k)) {
                active.add(options.get(k)[genotype.option(k)]);
            }
        }
        List<Integer> buckets = new ArrayList<>();
        buckets.add(0);
        for (int i = 0; i < active.size(); i++) {
            buckets.add(bucket(active.get(i)));
            for (int j = Math.max(0, i - reach); j < i; j++) {
                buckets.add(bucket(Networks.mixed(active.get(i) * 31 + active.get(j))));
            }
        }
        return buckets.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int bucket(long hash) {
        return 1 + (int) Long.remainderUnsigned(hash, BUCKETS - 1);
    }
}
