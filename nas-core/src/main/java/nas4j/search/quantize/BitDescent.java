package nas4j.search.quantize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphCost;
import nas4j.graph.Node;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.Observation;
import nas4j.search.Proposed;
import nas4j.search.SearchProblem;
import nas4j.search.Suggestion;
import nas4j.space.CompileException;
import nas4j.space.Genotype;

/**
 * Greedy descent in bits: evaluates a network with the most bits everywhere; then in rounds each network that has the next
 * fewer bits at one place, of which that stays whose first loss grew least for what its cost shrank. Nothing else of the
 * network changes. The cost is the second loss; where there is one loss alone, the bits of all weights and of all
 * activations of an example. In the manner of the greedy search of Schaefer et al. 2023, "Mixed precision post training
 * quantization of neural networks with sensitivity guided search", in which an order of layers that is known before takes the
 * place of trials.
 *
 * <ul>
 *   <li>Where no network is given, it begins with that of 100 drawn ones which has most to decide on.
 *   <li>A round that would cost more than the evaluations that are left is a part of it, drawn.
 *   <li>At its end, and beside it where nothing can be proposed before an answer is there, another one begins: from the same
 *       network with bits that are drawn if one was given, else from another network.
 *   <li>What breaks limits is followed only until something does not.
 * </ul>
 */
final class BitDescent implements BlackBoxSearcher {
    private static final int DRAWN = 100;

    private final SearchProblem problem;
    private final RandomGenerator random;
    private final Proposed proposed;
    private final Precisions precisions;
    private final List<Descent> descents = new ArrayList<>();
    private final Map<Genotype, Descent> inFlight = new HashMap<>();
    private long left;
    private boolean isOver;

    BitDescent(SearchProblem problem) {
        if (problem.objectives() > 2) {
            throw new IllegalArgumentException("found [" + problem.objectives() + "] objectives, "
                    + BitDescentProvider.NAME + " takes 1, or 2: what is to stay, and what is to shrink");
        }
        this.problem = problem;
        random = problem.random();
        proposed = new Proposed(problem.space(), random);
        precisions = new Precisions(problem.space(), random);
        left = problem.trials();
    }

    @Override
    public List<Suggestion> suggest(int count) {
        return Suggestion.upTo(count, this::findNext);
    }

    @Override
    public void observe(Observation observation) {
        problem.requireLosses(observation);
        Descent descent = inFlight.remove(observation.suggestion().genotype());
        if (descent != null) {
            descent.answer(observation);
        }
    }

    @Override
    public void withdraw(Suggestion suggestion) {
        Descent descent = inFlight.remove(suggestion.genotype());
        if (descent != null) {
            left++;
            descent.withdraw();
        }
    }

    private Optional<Genotype> findNext() {
        if (isOver) {
            return Optional.empty();
        }
        for (Descent descent : descents) {
            Optional<Genotype> next = findNext(descent);
            if (next.isPresent()) {
                return next;
            }
        }
        descents.removeIf(Descent::isOver);
        Optional<Descent> begun =
                findStart().map(start -> new Descent(start, precisions, this::cost, proposed, random));
        isOver = begun.isEmpty();
        begun.ifPresent(descents::add);
        return begun.flatMap(this::findNext);
    }

    private Optional<Genotype> findNext(Descent descent) {
        Optional<Genotype> next = descent.findNext(left);
        next.ifPresent(genotype -> {
            left--;
            inFlight.put(genotype, descent);
        });
        return next;
    }

    /** A network to begin with, noted as proposed. */
    private Optional<Genotype> findStart() {
        Genotype given = problem.start();
        if (given != null) {
            return Stream.concat(
                            Stream.of(precisions.highest(given)),
                            Stream.generate(() -> precisions.drawn(given)).limit(10 * DRAWN))
                    .filter(proposed::add)
                    .findFirst();
        }
        Optional<Genotype> most = precisions.isEmpty() ? Optional.empty() : findMost();
        return most.or(proposed::findFresh);
    }

    private Optional<Genotype> findMost() {
        Optional<Genotype> most = Stream.generate(() -> problem.space().sample(random))
                .limit(DRAWN)
                .map(precisions::highest)
                .filter(Predicate.not(proposed::contains))
                .max(Comparator.comparingInt(precisions::bits));
        return most.filter(proposed::add);
    }

    private double cost(Observation observation) {
        return problem.objectives() > 1
                ? observation.losses().getLast()
                : bits(observation.suggestion().genotype());
    }

    private double bits(Genotype genotype) {
        try {
            ComputationGraph graph = problem.space().decode(genotype).graph();
            double bits = 0;
            for (Node node : graph.nodes()) {
                bits += (double) GraphCost.parameters(graph, node)
                        * node.precision().weightBits();
                bits += 8.0 * GraphCost.activationBytes(node);
            }
            return bits;
        } catch (CompileException _) {
            return Double.NaN;
        }
    }
}
