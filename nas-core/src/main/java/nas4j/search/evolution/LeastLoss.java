package nas4j.search.evolution;

import java.util.Comparator;
import java.util.List;

/** Members of less loss first, those told of earlier first among equal ones. */
final class LeastLoss implements Survival {
    @Override
    public List<Member> best(List<Member> members, int count) {
        return members.stream()
                .sorted(Comparator.comparingDouble(member -> member.losses().getFirst()))
                .limit(count)
                .toList();
    }
}
