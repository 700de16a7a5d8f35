package nas4j.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The genotypes of a space that is a list of them, in the order in which a space is enumerated. Most changes of one decision
 * lead out of such a space, so what is beside a genotype are the members that differ least from it.
 */
final class Members {
    /** So many others count as beside a member, and all that differ no more than the last of them. */
    private static final int NEAREST = 8;

    private final SearchSpace space;
    private final List<int[]> options;

    /** @param listed those that violate a constraint over decisions are left out, as is each but the first of equal ones */
    Members(SearchSpace space, List<int[]> listed) {
        this.space = space;
        options = listed.stream()
                .filter(space::satisfiesDecisionConstraints)
                .sorted(Arrays::compare)
                .map(Key::new)
                .distinct()
                .map(Key::options)
                .toList();
    }

    int size() {
        return options.size();
    }

    Stream<Genotype> all() {
        return options.stream().map(this::genotype);
    }

    /** @throws InfeasibleSpaceException if there is none */
    Genotype draw(RandomGenerator random) {
        if (options.isEmpty()) {
            throw new InfeasibleSpaceException(space.name(), 0);
        }
        return genotype(options.get(random.nextInt(options.size())));
    }

    /** The members beside a genotype, itself left out, the most alike first. */
    List<Genotype> beside(int[] genotype) {
        int[] differences =
                options.stream().mapToInt(other -> differences(genotype, other)).toArray();
        int most = mostBeside(differences, genotype.length);
        List<Genotype> beside = new ArrayList<>();
        for (int count = 1; count <= most; count++) {
            for (int member = 0; member < differences.length; member++) {
                if (differences[member] == count) {
                    beside.add(genotype(options.get(member)));
                }
            }
        }
        return beside;
    }

    /** The fewest differences, above none, that {@value #NEAREST} members or all others do not exceed. */
    private static int mostBeside(int[] differences, int decisions) {
        int[] members = new int[decisions + 1];
        for (int count : differences) {
            members[count]++;
        }
        int most = 0;
        for (int beside = 0; most < decisions && beside < NEAREST; ) {
            most++;
            beside += members[most];
        }
        return most;
    }

    /** The member that differs least; of several, one that is drawn. */
    Genotype nearest(int[] genotype, RandomGenerator random) {
        int least = Integer.MAX_VALUE;
        int ties = 0;
        int[] nearest = genotype;
        for (int[] member : options) {
            int count = differences(genotype, member);
            ties = count < least ? 1 : count == least ? ties + 1 : ties;
            if (count < least || (count == least && random.nextInt(ties) == 0)) {
                nearest = member;
            }
            least = Math.min(least, count);
        }
        return genotype(nearest);
    }

    private static int differences(int[] one, int[] other) {
        int count = 0;
        for (int k = 0; k < one.length; k++) {
            count += one[k] == other[k] ? 0 : 1;
        }
        return count;
    }

    private Genotype genotype(int[] of) {
        return new Genotype(space, of.clone());
    }

    /** Options by their content. */
    private static final class Key {
        private final int[] options;

        Key(int[] options) {
            this.options = options;
        }

        int[] options() {
            return options;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && Arrays.equals(options, that.options);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(options);
        }
    }
}
