package nas4j.predictors.job;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * Which rows are learnt from, and which are predicted and scored.
 *
 * @param train numbers of rows to learn from, in the order in which they were drawn
 * @param test numbers of the rows to score
 */
public record Split(List<Integer> train, List<Integer> test) {
    public Split {
        train = List.copyOf(train);
        test = List.copyOf(test);
    }

    /**
     * Draws groups of rows until they have half of all, or enough to learn from where that is more; of their rows some are
     * drawn to learn from, and those of the other groups are scored. The same seed draws the same rows; of up to half of all
     * rows, fewer are the first of more, and are scored by the same others.
     *
     * @param train how many rows to learn from
     * @param test at most so many to score
     * @throws IllegalArgumentException if fewer than 2 rows are left to score
     */
    public static Split of(List<String> groups, int train, int test, long seed) {
        Map<String, List<Integer>> members = new LinkedHashMap<>();
        for (int row : drawn(groups.size(), groups.size(), seed)) {
            members.computeIfAbsent(groups.get(row), _ -> new ArrayList<>()).add(row);
        }
        List<Integer> known = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        int enough = Math.max(train, groups.size() / 2);
        for (List<Integer> group : members.values()) {
            (known.size() < enough ? known : others).addAll(group);
        }
        if (known.size() < train || others.size() < 2) {
            throw new IllegalArgumentException("found [" + groups.size() + "] rows in [" + members.size()
                    + "] groups, too few to learn from " + train + " and to score 2 or more of other groups");
        }
        List<Integer> learnt =
                drawn(known.size(), train, ~seed).stream().map(known::get).toList();
        return new Split(learnt, others.subList(0, Math.min(test, others.size())));
    }

    /** Numbers of rows, each at most once. */
    static List<Integer> drawn(int rows, int count, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<Integer> order = new ArrayList<>(IntStream.range(0, rows).boxed().toList());
        Collections.shuffle(order, random);
        return order.subList(0, count);
    }
}
