package nas4j.search.bits;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Precision;
import nas4j.graph.Rounding;
import nas4j.graph.quantize.Precisions;
import nas4j.search.differentiable.CostTerm;
import nas4j.space.Architecture;
import nas4j.space.Genotype;

/** An architecture whose bits are open: what they cost, and which network learned strengths mean. Immutable. */
public record BitPolicy(Genotype architecture, List<BitChoice> choices) {
    private static final double LEAST = 1e-12;

    public BitPolicy {
        choices = List.copyOf(choices);
    }

    /**
     * The policy of an architecture; its own bits do not matter.
     *
     * @throws IllegalArgumentException if none of its decisions is about bits alone
     */
    public static BitPolicy of(Genotype architecture) {
        List<BitChoice> choices = BitChoice.of(architecture);
        if (choices.isEmpty()) {
            throw new IllegalArgumentException("no decision of [" + architecture + "] is about bits alone"
                    + "\nMaybe the experiment should have quantize: {weights: {one-of: [4, 8]},"
                    + " activations: {one-of: [4, 8]}}.");
        }
        return new BitPolicy(architecture, choices);
    }

    /**
     * The network that is trained with all options: at each place the fewest bits that an option has there, so that it rounds
     * wherever one does.
     */
    public ComputationGraph graph() {
        Map<String, Rounding> weights = fewest(BitOption::weights);
        Map<String, Rounding> activations = fewest(BitOption::activations);
        return Precisions.each(
                BitChoice.graph(BitChoice.level(architecture, choices, 0)),
                node -> new Precision(
                        weights.getOrDefault(node.path(), node.weights()),
                        activations.getOrDefault(node.path(), node.precision().activations())));
    }

    private Map<String, Rounding> fewest(Function<BitOption, Map<String, Rounding>> part) {
        Map<String, Rounding> fewest = new HashMap<>();
        BinaryOperator<Rounding> lesser = BinaryOperator.minBy(Comparator.comparing(Rounding::bits));
        choices.stream()
                .flatMap(choice -> choice.options().stream())
                .forEach(option -> part.apply(option).forEach((path, own) -> fewest.merge(path, own, lesser)));
        return fewest;
    }

    /** What bits cost, whatever tells costs: {@link PolicyCost}. */
    public CostTerm cost(ToDoubleFunction<Architecture> costOf, CostTerm.Form form) {
        return PolicyCost.of(this, costOf).term(form);
    }

    /**
     * The network that strengths mean: the strongest option of each choice. As long as that is not allowed, the option that is
     * given up for fewer bits is the one that is the least stronger than what takes its place.
     *
     * @param strengths for each choice of each option
     * @throws IllegalStateException if no network with fewer bits is allowed either
     */
    public Genotype genotype(List<double[]> strengths, Predicate<Genotype> isAllowed) {
        int[] options = architecture.options();
        for (int k = 0; k < choices.size(); k++) {
            double[] own = strengths.get(k);
            options[choices.get(k).decision()] = IntStream.range(0, own.length)
                    .boxed()
                    .max(Comparator.comparing((Integer option) -> own[option]))
                    .orElseThrow();
        }
        Genotype found = architecture.space().genotype(options);
        while (!isAllowed.test(found)) {
            Genotype tried = found;
            found = IntStream.range(0, choices.size())
                    .boxed()
                    .flatMap(k -> cuts(k, tried, strengths.get(k)))
                    .min(Comparator.comparing(Cut::lost))
                    .map(cut -> BitChoice.with(tried, cut.decision, cut.option))
                    .orElseThrow(() -> new IllegalStateException(
                            "no bits of [" + architecture + "] keep the limits\nMaybe they should be wider."));
        }
        return found;
    }

    /** A choice that gives up bits. */
    private record Cut(int decision, int option, double lost) {}

    private Stream<Cut> cuts(int k, Genotype from, double... strengths) {
        BitChoice choice = choices.get(k);
        int now = from.option(choice.decision());
        return IntStream.range(0, strengths.length)
                .filter(option -> choice.bits(option) < choice.bits(now))
                .mapToObj(option -> new Cut(
                        choice.decision(),
                        option,
                        Math.log(Math.max(LEAST, strengths[now]) / Math.max(LEAST, strengths[option]))));
    }

    /** Whether a network differs from the architecture in nothing but the bits that are open. */
    public boolean contains(Genotype genotype) {
        return IntStream.range(0, architecture.space().decisions().size())
                .allMatch(decision -> genotype.option(decision) == architecture.option(decision)
                        || choices.stream().anyMatch(choice -> choice.decision() == decision));
    }

    /** For each decision of the space how probable its options are: as the strengths say, or as the architecture has it. */
    public List<double[]> probabilities(List<double[]> strengths) {
        List<double[]> probabilities = new ArrayList<>();
        for (int decision = 0; decision < architecture.space().decisions().size(); decision++) {
            double[] own =
                    new double[architecture.space().decisions().get(decision).options()];
            int option = architecture.isActive(decision) ? architecture.option(decision) : 0;
            own[option] = 1;
            probabilities.add(find(decision, strengths).orElse(own));
        }
        return probabilities;
    }

    private Optional<double[]> find(int decision, List<double[]> strengths) {
        return IntStream.range(0, choices.size())
                .filter(k -> choices.get(k).decision() == decision)
                .mapToObj(strengths::get)
                .findFirst();
    }
}
