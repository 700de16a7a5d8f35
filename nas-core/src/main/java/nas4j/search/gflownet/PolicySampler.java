package nas4j.search.gflownet;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import nas4j.search.Proposed;
import nas4j.space.Genotype;
import nas4j.space.Prefix;
import nas4j.space.SearchSpace;

/**
 * Draws genotypes from a policy, several in lock-step: each decision is one call. Those that violate a constraint over
 * decisions or were proposed before are drawn again, each time with a larger share of answers that are drawn uniformly.
 */
final class PolicySampler {
    private static final int TRIES = 10;
    /** Draws in a try for each genotype that is asked for, as a policy that has learnt much repeats itself. */
    private static final int DRAWS = 4;

    private final SearchSpace space;
    private final Proposed proposed;
    private final RandomGenerator random;

    PolicySampler(SearchSpace space, Proposed proposed, RandomGenerator random) {
        this.space = space;
        this.proposed = proposed;
        this.random = random;
    }

    /** So many that were not proposed before and are now, or fewer where that is not found in {@value #TRIES} tries. */
    List<Genotype> drawFresh(int count, Policy policy) {
        List<Genotype> fresh = new ArrayList<>();
        for (int attempt = 0; attempt < TRIES && fresh.size() < count; attempt++) {
            draw(DRAWS * count, attempt, policy).stream()
                    .filter(prefix -> !prefix.isViolated())
                    .map(Prefix::genotype)
                    .filter(genotype -> fresh.size() < count && proposed.add(genotype))
                    .forEach(fresh::add);
        }
        return fresh;
    }

    private List<Prefix> draw(int count, int uniform, Policy policy) {
        List<Prefix> all = Stream.generate(() -> new Prefix(space)).limit(count).toList();
        List<Prefix> open = open(all);
        while (!open.isEmpty()) {
            List<double[]> logs = policy.logProbabilities(open);
            for (int k = 0; k < open.size(); k++) {
                Prefix prefix = open.get(k);
                boolean isUniform = random.nextInt(TRIES) < uniform;
                prefix.answer(isUniform ? random.nextInt(prefix.ways()) : draw(logs.get(k)));
            }
            open = open(open);
        }
        return all;
    }

    private static List<Prefix> open(List<Prefix> prefixes) {
        return prefixes.stream()
                .filter(prefix -> !prefix.isWhole() && !prefix.isViolated())
                .toList();
    }

    private int draw(double[] logs) {
        double left = random.nextDouble();
        for (int option = 0; option < logs.length - 1; option++) {
            left -= StrictMath.exp(logs[option]);
            if (left < 0) {
                return option;
            }
        }
        return logs.length - 1;
    }
}
