package nas4j.search.bits;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Simplification;
import nas4j.search.differentiable.Mixture;
import nas4j.space.Decision;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/**
 * A decision of an architecture that changes nothing but how weights, values or both are rounded; where they are rounded stays
 * the same, but for what an option does not round.
 *
 * @param decision number of the decision in its space
 * @param path of the decision
 * @param labels of its options
 * @param options how they round; all of them the same weights and values
 */
public record BitChoice(int decision, String path, List<String> labels, List<BitOption> options) {
    public BitChoice {
        labels = List.copyOf(labels);
        options = List.copyOf(options);
    }

    /**
     * The choices that an architecture has, in the order of the space's decisions; the options that it takes of them do not
     * matter. Each rounding has one choice: of several decisions about it the first that changes its bits.
     */
    public static List<BitChoice> of(Genotype architecture) {
        return at(level(architecture, at(architecture), 0));
    }

    private static List<BitChoice> at(Genotype architecture) {
        List<BitChoice> found = new ArrayList<>();
        List<Decision> decisions = architecture.space().decisions();
        for (int k = 0; k < decisions.size(); k++) {
            if (architecture.isActive(k) && decisions.get(k).options() > 1 && !isParent(k, architecture.space())) {
                List<BitOption> options = BitOptions.of(architecture, k);
                if (!options.isEmpty()) {
                    found.add(new BitChoice(k, decisions.get(k).path(), labels(decisions.get(k)), options));
                }
            }
        }
        List<BitChoice> choices = new ArrayList<>();
        found.stream()
                .sorted(Comparator.comparing(choice -> !choice.changesBits()))
                .filter(choice -> choices.stream().noneMatch(choice::meets))
                .forEachOrdered(choices::add);
        choices.sort(Comparator.comparingInt(BitChoice::decision));
        return choices;
    }

    /** Whether other decisions exist or not as this one is taken. */
    private static boolean isParent(int decision, SearchSpace space) {
        return IntStream.range(0, space.decisions().size())
                .anyMatch(other -> space.parents(other).contains(decision));
    }

    private static List<String> labels(Decision decision) {
        return IntStream.range(0, decision.options()).mapToObj(decision::label).toList();
    }

    /** The network as it is trained. */
    public static ComputationGraph graph(Genotype genotype) {
        return Simplification.simplify(genotype.space().decode(genotype).graph());
    }

    /** The architecture with another option of a decision. */
    static Genotype with(Genotype architecture, int decision, int option) {
        int[] options = architecture.options();
        options[decision] = option;
        return architecture.space().genotype(options);
    }

    /** The architecture with the option of each choice that stands at a place from its least bits, or the last. */
    public static Genotype level(Genotype architecture, List<BitChoice> choices, int place) {
        SearchSpace space = architecture.space();
        int[] options = architecture.options();
        for (BitChoice choice : choices) {
            List<Integer> ascending = choice.ascending();
            options[choice.decision()] = ascending.get(Math.min(place, ascending.size() - 1));
        }
        return space.genotype(options);
    }

    private boolean meets(BitChoice other) {
        return options.getFirst().meets(other.options.getFirst());
    }

    /** Otherwise it is about the kind of rounding alone. */
    private boolean changesBits() {
        return options.stream().map(BitOption::bits).distinct().count() > 1;
    }

    /** Whether it decides on how values are rounded. */
    boolean isAboutActivations() {
        return !options.getFirst().activations().isEmpty();
    }

    /** Bits of all that it decides on, with an option. */
    int bits(int option) {
        return options.get(option).bits();
    }

    /** The options, fewest bits first. */
    List<Integer> ascending() {
        return IntStream.range(0, labels.size())
                .boxed()
                .sorted(Comparator.comparing(this::bits))
                .toList();
    }

    /** What architecture weights belong to, one for each choice. */
    public static List<Mixture> mixtures(List<BitChoice> choices) {
        return IntStream.range(0, choices.size())
                .mapToObj(k ->
                        new Mixture(choices.get(k).path(), choices.get(k).labels(), List.of(k), List.of(), List.of()))
                .toList();
    }
}
