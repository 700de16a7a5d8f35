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
     * Draws groups of rows to learn from until there are enough; what is left of the last group is in neither part. The same
     * seed draws the same rows, and fewer rows are the first of more.
     *
     * @param train how many rows to learn from
     * @param test at most so many to score, those drawn last
     * @throws IllegalArgumentException if fewer than 2 rows are left to score
     */
    public static Split of(List<String> groups, int train, int test, long seed) {
        Map<String, List<Integer>> members = new LinkedHashMap<>();
        List<Integer> order = shuffled(groups.size(), seed);
        for (int row : order) {
            members.computeIfAbsent(groups.get(row), _ -> new ArrayList<>()).add(row);
        }
        List<Integer> learnt = new ArrayList<>();
        List<Integer> scored = new ArrayList<>();
        for (List<Integer> group : members.values()) {
            if (learnt.size() < train) {
                learnt.addAll(group.subList(0, Math.min(group.size(), train - learnt.size())));
            } else {
                scored.addAll(group);
            }
        }
        if (learnt.size() < train || scored.size() < 2) {
            throw new IllegalArgumentException("found [" + groups.size() + "] rows in [" + members.size()
                    + "] groups, too few to learn from " + train + " and to score 2 or more of other groups");
        }
        return new Split(learnt, scored.subList(Math.max(0, scored.size() - test), scored.size()));
    }

    /** Numbers of rows, each at most once. */
    static List<Integer> drawn(int rows, int count, long seed) {
        return shuffled(rows, seed).subList(0, count);
    }

    private static List<Integer> shuffled(int count, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
        Collections.shuffle(order, random);
        return order;
    }
}
