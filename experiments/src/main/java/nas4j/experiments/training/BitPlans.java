package nas4j.experiments.training;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import nas4j.experiments.config.CostPlan;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.yaml.Strategies;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.search.Settings;
import nas4j.search.bits.BitPolicy;
import nas4j.search.bits.BitSearch;
import nas4j.search.bits.BitSearchProvider;
import nas4j.search.differentiable.CostTerm;
import nas4j.space.Decision;
import nas4j.space.Genotype;
import org.jspecify.annotations.Nullable;

/** Plans of searches for bits, from what a person wrote. They need no engine. */
public final class BitPlans {
    private BitPlans() {}

    /**
     * Checks that an experiment can be searched as it wants to be.
     *
     * @param start the network whose bits are searched; null if the experiment names none
     * @throws InputException if not
     */
    public static void require(PreparedExperiment prepared, @Nullable Genotype start) {
        Where place = prepared.experiment().places().search();
        Genotype any = start == null ? prepared.space().sample(new SplittableRandom(0)) : start;
        try {
            BitPolicy policy = BitPolicy.of(any);
            List<String> others = start == null ? others(policy) : List.of();
            if (!others.isEmpty()) {
                throw new IllegalArgumentException(
                        "found no network whose bits are to be searched, and " + others.size()
                                + " decisions about something else, such as [" + others.getFirst()
                                + "]\nMaybe say which: search: {strategy: differentiable-bits, from: GENOTYPE}.");
            }
            cost(prepared, policy);
        } catch (InputException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InputException(place, String.valueOf(e.getMessage()));
        }
    }

    /** Decisions that are not about bits alone. */
    private static List<String> others(BitPolicy policy) {
        List<Decision> decisions = policy.architecture().space().decisions();
        return IntStream.range(0, decisions.size())
                .filter(k -> policy.architecture().isActive(k)
                        && decisions.get(k).options() > 1
                        && policy.choices().stream().noneMatch(choice -> choice.decision() == k))
                .mapToObj(k -> decisions.get(k).path())
                .toList();
    }

    /** How the strategy is set. */
    static BitSearch search(Experiment experiment) {
        if (!(Strategies.named(experiment.search().strategy()) instanceof BitSearchProvider provider)) {
            throw new IllegalArgumentException("experiment [" + experiment.name() + "] does not search for bits");
        }
        return provider.plan(
                Settings.of(provider.settings(), experiment.search().settings()));
    }

    /**
     * What bits cost; null for nothing.
     *
     * @throws InputException if nothing is known of a device
     */
    static @Nullable CostTerm cost(PreparedExperiment prepared, BitPolicy policy) {
        CostPlan cost = prepared.experiment().search().cost();
        return cost == null ? null : policy.cost(GradientPlans.measure(cost, prepared), cost.form());
    }
}
