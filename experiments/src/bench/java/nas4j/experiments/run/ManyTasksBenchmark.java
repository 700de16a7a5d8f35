package nas4j.experiments.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nas4j.evaluate.Split;
import nas4j.experiments.yaml.Spaces;
import nas4j.graph.GraphCost;
import nas4j.input.Where;
import nas4j.search.policy.TaskPolicies;
import nas4j.search.policy.TaskPolicies.Learning;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.spaces.table.TableDescription;
import nas4j.spaces.table.Tables;
import nas4j.spaces.table.TabularBenchmark;

/**
 * Three tasks on one published table, which are accuracy less a price of multiply-adds that differs: policies that learn from
 * the same draws against policies that are searched one after the other with a third of the evaluations each. Arguments:
 * folder of the tables, table, number of the first seed, seeds, learning rate, decay, entropy.
 */
final class ManyTasksBenchmark {
    private static final double[] PRICES = {0, 1.5, 4};
    private static final double PRICE = 0.02;
    private static final int[] BUDGETS = {150, 300, 600, 1200, 2400};

    private final SearchSpace space;
    private final List<Genotype> all;
    private final Map<Genotype, Result> results;
    private final double[] best = new double[PRICES.length];

    /** Share of the images, on which a search decides and on others; share of the costliest network's multiply-adds. */
    private record Result(double seen, double unseen, double cost) {
        double reward(int task, boolean isSeen) {
            return (isSeen ? seen : unseen) - PRICE * PRICES[task] * cost;
        }
    }

    /** How policies learn that are taught so many times. */
    private record Rule(double way, double decay, double entropy) {
        Learning of(int evaluations) {
            return new Learning(way / evaluations, decay, entropy);
        }
    }

    private ManyTasksBenchmark(Path tables, String name) {
        TableDescription description = Tables.describe(name, Where.UNKNOWN);
        space = SpaceCompiler.compile(Spaces.load(description.space(), Where.UNKNOWN));
        TabularBenchmark table = TabularBenchmark.read(description, tables, space);
        all = table.genotypes().stream().map(space::parse).toList();
        Map<Genotype, Double> macs = all.stream().collect(Collectors.toMap(each -> each, each ->
                (double) GraphCost.of(space.decode(each).graph()).macs()));
        double most = macs.values().stream().mapToDouble(each -> each).max().orElseThrow();
        results = all.stream()
                .collect(Collectors.toMap(
                        each -> each,
                        each -> new Result(
                                table.measurements(each, Split.VALIDATION, 1)
                                                .getFirst()
                                                .value()
                                        / 100,
                                table.measurements(each, Split.TEST, 1)
                                                .getFirst()
                                                .value()
                                        / 100,
                                macs.get(each) / most)));
        for (int task = 0; task < PRICES.length; task++) {
            int own = task;
            best[task] = results.values().stream()
                    .mapToDouble(result -> result.reward(own, false))
                    .max()
                    .orElseThrow();
        }
    }

    public static void main(String[] arguments) {
        ManyTasksBenchmark benchmark = new ManyTasksBenchmark(Path.of(arguments[0]), arguments[1]);
        int first = Integer.parseInt(arguments[2]);
        int[] seeds =
                IntStream.range(first, first + Integer.parseInt(arguments[3])).toArray();
        Rule rule = new Rule(
                Double.parseDouble(arguments[4]), Double.parseDouble(arguments[5]), Double.parseDouble(arguments[6]));
        for (int budget : BUDGETS) {
            double[] shared = Arrays.stream(seeds)
                    .mapToDouble(seed -> benchmark.shared(budget, seed, rule))
                    .toArray();
            double[] separate = Arrays.stream(seeds)
                    .mapToDouble(seed -> benchmark.separate(budget, seed, rule))
                    .toArray();
            long wins = IntStream.range(0, seeds.length)
                    .filter(k -> shared[k] < separate[k])
                    .count();
            System.out.printf(
                    Locale.ROOT,
                    "%5d evaluations: separate %s, shared %s, shared is better with %d of %d seeds%n",
                    budget,
                    spread(separate),
                    spread(shared),
                    wins,
                    seeds.length);
        }
    }

    private static String spread(double[] regrets) {
        double mean = Arrays.stream(regrets).average().orElseThrow();
        double squares = Arrays.stream(regrets)
                .map(regret -> (regret - mean) * (regret - mean))
                .sum();
        return String.format(Locale.ROOT, "%.3f ± %.3f", mean, Math.sqrt(squares / (regrets.length - 1)));
    }

    private double shared(int budget, long seed, Rule rule) {
        RandomGenerator random = random(seed);
        TaskPolicies policies = new TaskPolicies(space, PRICES.length, rule.of(budget));
        for (int evaluation = 0; evaluation < budget; evaluation++) {
            Genotype drawn = policies.draw(random);
            Result result = results.get(drawn);
            policies.learn(
                    drawn,
                    IntStream.range(0, PRICES.length)
                            .mapToObj(task -> -result.reward(task, true))
                            .toList());
        }
        return IntStream.range(0, PRICES.length)
                .mapToDouble(task -> regret(task, policies.best(task, results::containsKey, random)))
                .average()
                .orElseThrow();
    }

    private double separate(int budget, long seed, Rule rule) {
        RandomGenerator random = random(seed);
        double sum = 0;
        for (int task = 0; task < PRICES.length; task++) {
            TaskPolicies policy = new TaskPolicies(space, 1, rule.of(budget / PRICES.length));
            for (int evaluation = 0; evaluation < budget / PRICES.length; evaluation++) {
                Genotype drawn = policy.draw(random);
                policy.learn(drawn, List.of(-results.get(drawn).reward(task, true)));
            }
            sum += regret(task, policy.best(0, results::containsKey, random));
        }
        return sum / PRICES.length;
    }

    private double regret(int task, Genotype chosen) {
        return 100 * (best[task] - results.get(chosen).reward(task, false));
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
