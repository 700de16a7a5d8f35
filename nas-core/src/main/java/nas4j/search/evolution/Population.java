package nas4j.search.evolution;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import nas4j.space.Genotype;

/** The latest members, up to a number: a new one takes the place of the oldest. */
final class Population {
    private final int most;
    private final List<Member> members = new ArrayList<>();
    private int oldest;

    /** @param most at least 1 */
    Population(int most) {
        this.most = most;
    }

    private record Member(Genotype genotype, double loss) {}

    boolean isEmpty() {
        return members.isEmpty();
    }

    void add(Genotype genotype, double loss) {
        Member member = new Member(genotype, loss);
        if (members.size() < most) {
            members.add(member);
        } else {
            members.set(oldest, member);
            oldest = (oldest + 1) % most;
        }
    }

    /** The best of {@code drawn} members, drawn with replacement. There must be a member. */
    Genotype best(int drawn, RandomGenerator random) {
        Member best = draw(random);
        for (int k = 1; k < drawn; k++) {
            Member other = draw(random);
            best = other.loss < best.loss ? other : best;
        }
        return best.genotype;
    }

    private Member draw(RandomGenerator random) {
        return members.get(random.nextInt(members.size()));
    }
}
