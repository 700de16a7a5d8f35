package nas4j.search.evolution;

import java.util.List;

/** Who of those that keep all limits survives. */
@FunctionalInterface
interface Survival {
    /**
     * The best, the very best first.
     *
     * @param members all have losses, equally many
     * @param count at most as many as there are
     */
    List<Member> best(List<Member> members, int count);
}
