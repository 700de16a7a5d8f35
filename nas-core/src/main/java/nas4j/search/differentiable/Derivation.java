package nas4j.search.differentiable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nas4j.space.CompileException;
import nas4j.space.Costs;
import nas4j.space.Decision;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.relax.SuperGraph;
import nas4j.space.relax.SuperNode;

/**
 * Finds the network that the strengths of branches mean: at each choice the strongest branch. A node that reads some of its
 * edges reads those whose strongest branch is the strongest, and there branches that give nothing do not count. Liu et al.
 * 2019, section 2.4. Nor do they count where each branch has a sigmoid of its own: no gradient passes to that of nothing. Where constraints forbid that network, decisions give way that lose least: the sum of the logarithms
 * of the strengths stays as high as it can. Deterministic; safe for several threads.
 */
public final class Derivation {
    private static final int MOST_TRIES = 100_000;
    private static final double LEAST = 1e-12;

    private final SearchSpace space;
    private final SuperGraph graph;
    private final List<Mixture> mixtures;
    private final List<EdgeGroup> groups;
    private final Map<Integer, Integer> mixtureOf;
    private final List<Integer> edges;
    private final boolean zerosCount;

    /**
     * For one supernet.
     *
     * @param graph the space's
     * @param method by which the strengths were learned
     */
    public Derivation(SearchSpace space, SuperGraph graph, Method method) {
        this.space = space;
        this.graph = graph;
        mixtures = Mixture.of(graph, space.decisions());
        zerosCount = !(method instanceof Method.Sigmoid);
        groups = EdgeGroup.of(method, graph, space.decisions(), mixtures);
        mixtureOf = Mixture.byChoice(mixtures);
        edges = graph.choices().stream()
                .filter(choice -> Mixture.isOfInputs(choice, space.decisions()))
                .flatMap(choice -> choice.inputs().stream())
                .toList();
    }

    /** What has strengths: all choices' mixtures, then the edges of each {@link EdgeGroup}. */
    public List<Mixture> mixtures() {
        return Stream.concat(mixtures.stream(), groups.stream().map(EdgeGroup::weighed))
                .toList();
    }

    /**
     * The network.
     *
     * @param strengths for each of {@link #mixtures} one for each branch, from 0: such as a softmax. Those of edges are
     *     multiplied with those of their branches.
     * @param isAllowed what the network must meet besides the constraints over decisions, such as a bound on its cost
     * @throws IllegalStateException if the 100,000 strongest networks are not allowed
     */
    public Genotype of(List<double[]> strengths, Predicate<Genotype> isAllowed) {
        return find(strengths, isAllowed)
                .orElseThrow(() -> new IllegalStateException(
                        "none of the strongest networks is allowed\nMaybe a constraint is too tight."));
    }

    /** The network, as by {@link #of}; empty if the 100,000 strongest are not allowed. */
    public Optional<Genotype> find(List<double[]> strengths, Predicate<Genotype> isAllowed) {
        List<double[]> weighed = EdgeGroup.weigh(groups, strengths);
        int[] options = new int[space.decisions().size()];
        List<Ranked> ranked = new ArrayList<>();
        for (int decision = 0; decision < options.length; decision++) {
            if (space.isActive(decision, space.genotype(options).options())) {
                Ranked best = Ranked.of(decision, scores(decision, options, weighed));
                options[decision] = best.options.getFirst();
                ranked.add(best);
            }
        }
        return findAllowed(options, ranked, isAllowed);
    }

    /** Options of a decision from the strongest on, and what each loses against the first. */
    private record Ranked(int decision, List<Integer> options, List<Double> losses) {
        static Ranked of(int decision, double... scores) {
            List<Integer> options = IntStream.range(0, scores.length)
                    .boxed()
                    .filter(option -> scores[option] > Double.NEGATIVE_INFINITY)
                    .sorted(Comparator.comparingDouble(option -> -scores[option]))
                    .toList();
            if (options.isEmpty()) {
                throw new IllegalStateException("no option of decision [" + decision + "] can be built");
            }
            double best = scores[options.getFirst()];
            return new Ranked(
                    decision,
                    options,
                    options.stream().map(option -> best - scores[option]).toList());
        }
    }

    private double[] scores(int decision, int[] before, List<double[]> strengths) {
        List<SuperNode.Choice> ofInputs = graph.choices().stream()
                .filter(choice ->
                        choice.decidedBy().equals(List.of(decision)) && Mixture.isOfInputs(choice, space.decisions()))
                .toList();
        if (space.decisions().get(decision) instanceof Decision.SubsetOf subset && !ofInputs.isEmpty()) {
            return scores(subset, ofInputs, strengths);
        }
        int[] options = before.clone();
        return IntStream.range(0, space.decisions().get(decision).options())
                .mapToDouble(option -> {
                    options[decision] = option;
                    return score(decision, space.genotype(options), strengths);
                })
                .toArray();
    }

    /** By the strongest branches of the edges. */
    private double[] scores(Decision.SubsetOf subset, List<SuperNode.Choice> places, List<double[]> strengths) {
        Map<String, Double> strongest = new HashMap<>();
        for (SuperNode.Choice place : places) {
            for (int k = 0; k < place.labels().size(); k++) {
                strongest.putIfAbsent(
                        place.labels().get(k), strongest(place.inputs().get(k), strengths));
            }
        }
        return IntStream.range(0, subset.options())
                .mapToDouble(option -> subset.members(option).stream()
                        .mapToDouble(
                                member -> strongest.getOrDefault(subset.items().get(member), 0.0))
                        .sum())
                .toArray();
    }

    private double strongest(int edge, List<double[]> strengths) {
        Integer mixture = mixtureOf.get(edge);
        if (mixture == null) {
            return 1;
        }
        List<Integer> zeros = mixtures.get(mixture).zeros();
        double[] own = strengths.get(mixture);
        return IntStream.range(0, own.length)
                .filter(place -> !zeros.contains(place))
                .mapToDouble(place -> own[place])
                .max()
                .orElse(0);
    }

    /** Of the branches that a network takes where the decision has a say. */
    private double score(int decision, Genotype genotype, List<double[]> strengths) {
        Map<Integer, Integer> branches;
        try {
            branches = graph.branches(space.decode(genotype).graph());
        } catch (CompileException _) {
            return Double.NEGATIVE_INFINITY;
        }
        double score = 0;
        for (Map.Entry<Integer, Integer> taken : branches.entrySet()) {
            Integer mixture = mixtureOf.get(taken.getKey());
            if (mixture != null
                    && graph.nodes().get(taken.getKey()) instanceof SuperNode.Choice choice
                    && choice.decidedBy().contains(decision)) {
                boolean isNothing = (!zerosCount || edges.contains(taken.getKey()))
                        && mixtures.get(mixture).zeros().contains(taken.getValue());
                score += Math.log(isNothing ? LEAST : Math.max(strengths.get(mixture)[taken.getValue()], LEAST));
            }
        }
        return score;
    }

    /** Decisions that gave way: the place of each one's option in its ranking. */
    private record Try(List<Integer> places, int last, double loss) {}

    /** Best first: each combination of places comes from one that has one place less. */
    private Optional<Genotype> findAllowed(int[] strongest, List<Ranked> ranked, Predicate<Genotype> isAllowed) {
        PriorityQueue<Try> waiting = new PriorityQueue<>(Comparator.comparingDouble(Try::loss));
        waiting.add(new Try(Collections.nCopies(ranked.size(), 0), 0, 0));
        for (int tries = 0; tries < MOST_TRIES && !waiting.isEmpty(); tries++) {
            Try next = waiting.remove();
            Genotype genotype = genotype(strongest, ranked, next);
            if (space.violations(genotype, Costs.UNKNOWN).isEmpty() && isAllowed.test(genotype)) {
                return Optional.of(genotype);
            }
            for (int k = next.last; k < ranked.size(); k++) {
                giveWay(next, k, ranked.get(k), waiting);
            }
        }
        return Optional.empty();
    }

    private static void giveWay(Try from, int at, Ranked ranked, PriorityQueue<Try> waiting) {
        int place = from.places.get(at) + 1;
        if (place < ranked.options.size()) {
            List<Integer> places = new ArrayList<>(from.places);
            places.set(at, place);
            double more = ranked.losses.get(place) - ranked.losses.get(place - 1);
            waiting.add(new Try(places, at, from.loss + more));
        }
    }

    private Genotype genotype(int[] strongest, List<Ranked> ranked, Try attempt) {
        int[] options = strongest.clone();
        for (int k = 0; k < ranked.size(); k++) {
            Ranked one = ranked.get(k);
            options[one.decision] = one.options.get(attempt.places.get(k));
        }
        return space.genotype(options);
    }
}
