package nas4j.space;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import nas4j.space.SearchSpace.Sampling;
import nas4j.space.count.Elimination;

/** Counts and draws the genotypes that satisfy a space's constraints over decisions. */
final class Sampler {
    /** Draws before a space is taken to have no genotype that satisfies its constraints. */
    static final int MOST_DRAWS = 100_000;

    private static final int ESTIMATING_DRAWS = 20_000;

    private final SearchSpace space;
    private final List<Constraint> rejecting;
    private final Optional<Elimination> elimination;
    private final Supplier<SpaceSize> size;

    Sampler(SearchSpace space) {
        this.space = space;
        List<Constraint> all = space.decisionConstraints();
        Counting counting = new Counting(space);
        Optional<Elimination> whole = counting.eliminate(all);
        if (whole.isPresent()) {
            elimination = whole;
            rejecting = List.of();
            SpaceSize counted = new SpaceSize(whole.get().total(), true);
            size = () -> counted;
        } else {
            List<Constraint> counted = countable(all, counting);
            elimination = counting.eliminate(counted);
            rejecting = all.stream().filter(c -> !counted.contains(c)).toList();
            size = new SearchSpace.Once<>(() -> new SpaceSize(estimate(), false));
        }
    }

    /** Constraints that can be counted together, those that read the fewest decisions first. */
    private static List<Constraint> countable(List<Constraint> all, Counting counting) {
        List<Constraint> counted = new ArrayList<>();
        all.stream()
                .sorted(Comparator.comparingInt(constraint -> constraint.scope().size()))
                .forEach(constraint -> {
                    counted.add(constraint);
                    if (!counting.canEliminate(counted)) {
                        counted.removeLast();
                    }
                });
        return List.copyOf(counted);
    }

    SpaceSize size() {
        return size.get();
    }

    int[] draw(RandomGenerator random, Sampling sampling) {
        int[] options = new int[space.decisions().size()];
        for (int draws = 0; draws < MOST_DRAWS; draws++) {
            List<Constraint> unchecked = drawOnce(random, sampling, options);
            if (unchecked.stream().noneMatch(c -> c.test().violatedBy(options, Costs.UNKNOWN))) {
                return options;
            }
        }
        throw new InfeasibleSpaceException(space.name(), MOST_DRAWS);
    }

    /** Draws into {@code options} and returns the constraints that the draw did not take care of. */
    private List<Constraint> drawOnce(RandomGenerator random, Sampling sampling, int[] options) {
        if (sampling == Sampling.GENOTYPES && elimination.isPresent()) {
            if (elimination.get().total().signum() == 0) {
                throw new InfeasibleSpaceException(space.name(), 0);
            }
            elimination.get().sample(random, options);
            markInactive(options);
            return rejecting;
        }
        descend(random, options);
        return space.decisionConstraints();
    }

    private void markInactive(int[] states) {
        for (int k = 0; k < states.length; k++) {
            if (states[k] == space.optionCount(k)) {
                states[k] = Genotype.INACTIVE;
            }
        }
    }

    /** Draws each decision in turn; returns the logarithm of one over the probability of the result. */
    private double descend(RandomGenerator random, int[] options) {
        double logWays = 0;
        for (int k = 0; k < options.length; k++) {
            int ways = space.optionCount(k);
            boolean active = space.activity(k).test(options);
            options[k] = active ? random.nextInt(ways) : Genotype.INACTIVE;
            logWays += active ? Math.log(ways) : 0;
        }
        return logWays;
    }

    /** From the share of draws that satisfy the constraints which are not counted, or from random descents. */
    private BigInteger estimate() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        int[] options = new int[space.decisions().size()];
        BigDecimal sum = BigDecimal.ZERO;
        for (int draw = 0; draw < ESTIMATING_DRAWS; draw++) {
            BigDecimal ways = drawnFrom(random, options);
            if (space.satisfiesDecisionConstraints(options)) {
                sum = sum.add(ways);
            }
        }
        return sum.divide(BigDecimal.valueOf(ESTIMATING_DRAWS), RoundingMode.HALF_UP)
                .toBigInteger();
    }

    /** Draws genotypes; gives one over the probability of the one drawn, 0 if there is none. */
    private BigDecimal drawnFrom(RandomGenerator random, int[] options) {
        if (elimination.isEmpty()) {
            return exp(descend(random, options));
        }
        BigInteger total = elimination.get().total();
        if (total.signum() > 0) {
            drawOnce(random, Sampling.GENOTYPES, options);
        }
        return new BigDecimal(total);
    }

    private static BigDecimal exp(double log) {
        int powerOfTen = (int) Math.floor(log / Math.log(10));
        return BigDecimal.valueOf(Math.exp(log - powerOfTen * Math.log(10))).scaleByPowerOfTen(powerOfTen);
    }
}
