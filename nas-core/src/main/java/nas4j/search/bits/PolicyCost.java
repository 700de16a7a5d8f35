package nas4j.search.bits;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import nas4j.search.differentiable.CostTerm;
import nas4j.space.Architecture;
import nas4j.space.Genotype;

/**
 * What the bits of a policy cost: what the network with the fewest bits does, what each option adds to that, and what two
 * options add together beyond both alone, if one of them is about values. A layer's bit-operations are the bits of its weights
 * times those of the values that it reads, so of such costs the expectation over independent choices is exact; but for the
 * layers that read an entry, if they are several, and only some of them round it.
 */
final class PolicyCost {
    private final BitPolicy policy;
    private final ToDoubleFunction<Architecture> costOf;
    private final Genotype least;
    private final double fixed;

    private PolicyCost(BitPolicy policy, ToDoubleFunction<Architecture> costOf) {
        this.policy = policy;
        this.costOf = costOf;
        least = BitChoice.level(policy.architecture(), policy.choices(), 0);
        fixed = cost(least);
    }

    static PolicyCost of(BitPolicy policy, ToDoubleFunction<Architecture> costOf) {
        return new PolicyCost(policy, costOf);
    }

    CostTerm term(CostTerm.Form form) {
        Map<Integer, List<Double>> alone = new HashMap<>();
        for (int k = 0; k < policy.choices().size(); k++) {
            BitChoice choice = policy.choices().get(k);
            alone.put(
                    k,
                    options(choice)
                            .mapToObj(option -> cost(with(least, choice, option)) - fixed)
                            .toList());
        }
        return new CostTerm(fixed, alone, pairs(alone), form);
    }

    private List<CostTerm.Pair> pairs(Map<Integer, List<Double>> alone) {
        List<BitChoice> choices = policy.choices();
        List<CostTerm.Pair> pairs = new ArrayList<>();
        for (int k = 0; k < choices.size(); k++) {
            for (int other = k + 1; other < choices.size(); other++) {
                if (choices.get(k).isAboutActivations() || choices.get(other).isAboutActivations()) {
                    List<List<Double>> beyond = beyond(
                            choices.get(k),
                            choices.get(other),
                            alone.getOrDefault(k, List.of()),
                            alone.getOrDefault(other, List.of()));
                    if (beyond.stream().flatMap(List::stream).anyMatch(cost -> cost != 0)) {
                        pairs.add(new CostTerm.Pair(k, other, beyond));
                    }
                }
            }
        }
        return pairs;
    }

    /** What each two options cost beyond what they do alone. */
    private List<List<Double>> beyond(BitChoice first, BitChoice second, List<Double> ofFirst, List<Double> ofSecond) {
        return options(first)
                .mapToObj(a -> options(second)
                        .mapToObj(b -> isLeast(first, a) || isLeast(second, b)
                                ? 0
                                : cost(with(with(least, first, a), second, b))
                                        - fixed
                                        - ofFirst.get(a)
                                        - ofSecond.get(b))
                        .toList())
                .toList();
    }

    private boolean isLeast(BitChoice choice, int option) {
        return least.option(choice.decision()) == option;
    }

    private static IntStream options(BitChoice choice) {
        return IntStream.range(0, choice.labels().size());
    }

    private static Genotype with(Genotype genotype, BitChoice choice, int option) {
        return BitChoice.with(genotype, choice.decision(), option);
    }

    private double cost(Genotype genotype) {
        return costOf.applyAsDouble(genotype.space().decode(genotype));
    }
}
