package nas4j.space.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import nas4j.contract.Seeds;
import org.junit.jupiter.api.Test;

class EliminationTest {
    @Test
    void countsAsOneByOneCountingDoes() {
        Seeds.each(500, random -> {
            List<Integer> domains = domains(random);
            List<Rule> rules = rules(domains, random);
            assertThat(total(domains, rules))
                    .isEqualTo(BigInteger.valueOf(solutions(domains, rules).size()));
        });
    }

    @Test
    void solutionsSatisfyEveryRule() {
        Seeds.each(200, random -> {
            List<Integer> domains = domains(random);
            List<Rule> rules = rules(domains, random);
            Elimination elimination = Elimination.of(domains, rules, List.of()).orElseThrow();
            int[] states = new int[domains.size()];
            for (int k = 0; k < 20 && elimination.total().signum() > 0; k++) {
                elimination.sample(random, states);
                assertThat(rules).allMatch(rule -> rule.holds().test(states));
                for (int variable = 0; variable < states.length; variable++) {
                    assertThat(states[variable]).isBetween(0, domains.get(variable) - 1);
                }
            }
        });
    }

    /** Over all seeds together fails by chance with a probability of about 10⁻⁴; the seeds are fixed. */
    @Test
    void everySolutionIsEquallyLikely() {
        Seeds.each(100, random -> {
            List<Integer> domains = domains(random);
            List<Rule> rules = rules(domains, random);
            List<List<Integer>> solutions = solutions(domains, rules);
            if (solutions.size() < 2 || solutions.size() > 200) {
                return;
            }
            Elimination elimination = Elimination.of(domains, rules, List.of()).orElseThrow();
            int draws = 30 * solutions.size();
            Map<List<Integer>, Integer> counts = new HashMap<>();
            int[] states = new int[domains.size()];
            for (int k = 0; k < draws; k++) {
                elimination.sample(random, states);
                counts.merge(Arrays.stream(states).boxed().toList(), 1, Integer::sum);
            }
            assertThat(solutions).containsAll(counts.keySet());
            double chiSquare = solutions.stream()
                    .mapToDouble(solution -> Math.pow(counts.getOrDefault(solution, 0) - 30, 2) / 30)
                    .sum();
            double degrees = solutions.size() - 1.0;
            double spread = 2 / (9 * degrees);
            // Exceeded with probability 10⁻⁶ (Wilson and Hilferty 1931).
            assertThat(chiSquare).isLessThan(degrees * Math.pow(1 - spread + 4.7534 * Math.sqrt(spread), 3));
        });
    }

    @Test
    void longChainsAreCountedExactly() {
        int length = 3_000;
        List<Rule> rules = IntStream.range(1, length)
                .mapToObj(k -> new Rule(List.of(k - 1, k), states -> states[k - 1] + states[k] < 2))
                .toList();
        // Texts of two letters without the second one twice in a row: Fibonacci numbers.
        BigInteger before = BigInteger.ONE;
        BigInteger fibonacci = BigInteger.TWO;
        for (int k = 1; k < length; k++) {
            BigInteger next = fibonacci.add(before);
            before = fibonacci;
            fibonacci = next;
        }
        assertThat(total(Collections.nCopies(length, 2), rules)).isEqualTo(fibonacci);
    }

    @Test
    void noVariableLeavesOneSolutionOrNone() {
        assertThat(total(List.of(), List.of())).isOne();
        assertThat(total(List.of(), List.of(new Rule(List.of(), _ -> true)))).isOne();
        assertThat(total(List.of(3), List.of(new Rule(List.of(), _ -> false)))).isZero();
    }

    @Test
    void whatIsTooEntangledIsNotCounted() {
        List<Integer> domains = Collections.nCopies(20, 2);
        List<Integer> all = IntStream.range(0, 20).boxed().toList();
        Rule rule = new Rule(all, states -> Arrays.stream(states).sum() == 10);
        assertThat(Elimination.of(domains, List.of(rule), List.of())).isEmpty();
        assertThat(Elimination.isPossible(domains, List.of(rule), List.of())).isFalse();
        Rule smaller = new Rule(
                all.subList(0, 18), states -> Arrays.stream(states, 0, 18).sum() == 9);
        assertThat(Elimination.isPossible(domains, List.of(smaller), List.of())).isTrue();
        assertThat(total(domains, List.of(smaller))).isEqualTo(BigInteger.valueOf(48_620L * 4));
    }

    @Test
    void talliesAreCountedAsOneByOneCountingDoes() {
        Seeds.each(300, random -> {
            List<Integer> domains = domains(random);
            List<Rule> rules = rules(domains, random);
            List<TallyRule> tallied = List.of(tallyRule(domains, random), tallyRule(domains, random));
            List<Rule> all = new ArrayList<>(rules);
            tallied.forEach(rule -> all.add(plain(rule, domains.size())));
            List<List<Integer>> solutions = solutions(domains, all);
            Elimination elimination = Elimination.of(domains, rules, tallied).orElseThrow();
            assertThat(elimination.total()).isEqualTo(BigInteger.valueOf(solutions.size()));
            int[] states = new int[domains.size()];
            for (int k = 0; k < 10 && !solutions.isEmpty(); k++) {
                elimination.sample(random, states);
                assertThat(solutions).contains(Arrays.stream(states).boxed().toList());
            }
        });
    }

    @Test
    void talliesOverManyVariablesAreCountedExactly() {
        int variables = 100;
        Tally twos = new Tally(
                IntStream.range(0, variables).boxed().toList(),
                IntStream.range(0, variables).mapToObj(_ -> Set.of(2)).toList());
        TallyRule atMostOne = new TallyRule(List.of(), List.of(twos), (_, counts) -> counts[0] <= 1);
        Elimination elimination = Elimination.of(Collections.nCopies(variables, 3), List.of(), List.of(atMostOne))
                .orElseThrow();
        BigInteger expected = BigInteger.TWO.pow(100).add(BigInteger.TWO.pow(99).multiply(BigInteger.valueOf(100)));
        assertThat(elimination.total()).isEqualTo(expected);
        Seeds.each(20, random -> {
            int[] states = new int[variables];
            elimination.sample(random, states);
            assertThat(Arrays.stream(states).filter(state -> state == 2).count())
                    .isLessThanOrEqualTo(1);
        });
    }

    private static TallyRule tallyRule(List<Integer> domains, RandomGenerator random) {
        List<Integer> variables =
                random.ints(3, 0, domains.size()).distinct().boxed().toList();
        Tally tally = new Tally(
                variables,
                variables.stream().map(_ -> Set.of(random.nextInt(4))).toList());
        int own = random.nextInt(domains.size());
        int most = random.nextInt(3);
        return new TallyRule(List.of(own), List.of(tally), (states, counts) -> counts[0] <= most + states[own]);
    }

    /** The same rule, counting by itself. */
    private static Rule plain(TallyRule rule, int variables) {
        Tally tally = rule.tallies().getFirst();
        return new Rule(IntStream.range(0, variables).boxed().toList(), states -> {
            int count = 0;
            for (int k = 0; k < tally.variables().size(); k++) {
                count += tally.states().get(k).contains(states[tally.variables().get(k)]) ? 1 : 0;
            }
            return rule.holds().test(states, new int[] {count});
        });
    }

    @Test
    void nothingCanBeDrawnWhereNothingIs() {
        Elimination none = Elimination.of(List.of(2), List.of(new Rule(List.of(0), states -> states[0] > 1)), List.of())
                .orElseThrow();
        assertThat(none.total()).isZero();
        assertThatThrownBy(() -> none.sample(Seeds.generator(1), new int[1]))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("there is no solution to draw");
    }

    private static BigInteger total(List<Integer> domains, List<Rule> rules) {
        Optional<Elimination> elimination = Elimination.of(domains, rules, List.of());
        return elimination.orElseThrow().total();
    }

    private static List<Integer> domains(RandomGenerator random) {
        return IntStream.range(0, 1 + random.nextInt(6))
                .map(_ -> 1 + random.nextInt(4))
                .boxed()
                .toList();
    }

    /** Rules over up to three variables, each true for about four fifths of their states. */
    private static List<Rule> rules(List<Integer> domains, RandomGenerator random) {
        List<Rule> rules = new ArrayList<>();
        int count = random.nextInt(7);
        for (int k = 0; k < count; k++) {
            List<Integer> scope = random.ints(random.nextInt(4), 0, domains.size())
                    .distinct()
                    .boxed()
                    .toList();
            long seed = random.nextLong();
            rules.add(new Rule(scope, states -> {
                long hash = seed;
                for (int variable : scope) {
                    hash = (hash + states[variable]) * 0x9E3779B97F4A7C15L;
                    hash ^= hash >>> 31;
                }
                return Long.remainderUnsigned(hash, 5) != 0;
            }));
        }
        return rules;
    }

    private static List<List<Integer>> solutions(List<Integer> domains, List<Rule> rules) {
        List<List<Integer>> found = new ArrayList<>();
        int all = domains.stream().reduce(1, (a, b) -> a * b);
        for (int number = 0; number < all; number++) {
            int[] states = new int[domains.size()];
            int rest = number;
            for (int variable = 0; variable < states.length; variable++) {
                states[variable] = rest % domains.get(variable);
                rest /= domains.get(variable);
            }
            if (rules.stream().allMatch(rule -> rule.holds().test(states))) {
                found.add(Arrays.stream(states).boxed().toList());
            }
        }
        return found;
    }
}
