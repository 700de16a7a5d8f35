package nas4j.search.shrink;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.Observation;
import nas4j.search.Proposed;
import nas4j.search.SearchProblem;
import nas4j.search.Suggestion;
import nas4j.space.Genotype;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the cheapest network whose first loss is at most ε above that of the one it begins with. It evaluates that one,
 * then networks to learn predictions from; then in rounds: edits that cost less and are predicted to be no worse are followed,
 * and those with the largest expected saving are evaluated, from which the next round's predictions learn too. After the
 * search of Mills et al. 2023, "AIO-P: Expanding neural performance predictors beyond image classification".
 *
 * <p>Where they say nothing:
 *
 * <ul>
 *   <li>Of the networks that are learnt from, half are drawn from the space, half are edits of the first one and of its
 *       edits.
 *   <li>The expected saving is what a network costs less than the cheapest that is known to be good enough, times the
 *       probability that it is good enough as well.
 *   <li>Where no network is given, it begins with the costliest of 100 drawn ones.
 *   <li>Where the first one has no loss, the best that is known takes its place.
 * </ul>
 */
final class Shrink implements BlackBoxSearcher {
    private static final int DRAWN = 100;

    private final SearchProblem problem;
    private final Plan plan;
    private final Expected expected;
    private final RandomGenerator random;
    private final Proposed proposed;
    private final List<Observation> told = new ArrayList<>();
    private final Deque<Genotype> next = new ArrayDeque<>();
    private final List<Genotype> edited = new ArrayList<>();
    private @Nullable Genotype start;
    private int learnt;

    /**
     * How it searches.
     *
     * @param tolerance ε, in the unit of the first loss
     * @param learn networks that are learnt from before the first round, at least 1
     * @param edits predicted in each round, at least 1
     * @param finalists evaluated after each round, at least 1
     */
    record Plan(double tolerance, int learn, int edits, int finalists) {}

    Shrink(SearchProblem problem, Plan plan, Expected expected) {
        if (problem.objectives() != 2) {
            throw new IllegalArgumentException("found [" + problem.objectives() + "] objectives, " + ShrinkProvider.NAME
                    + " takes 2: what is to stay, and what is to shrink");
        }
        this.problem = problem;
        this.plan = plan;
        this.expected = expected;
        random = problem.random();
        proposed = new Proposed(problem.space(), random);
    }

    @Override
    public List<Suggestion> suggest(int count) {
        return Suggestion.upTo(count, this::findNext);
    }

    @Override
    public void observe(Observation observation) {
        problem.requireLosses(observation);
        expected.tell(observation);
        if (observation.isComplete()) {
            told.add(observation);
        }
    }

    private Optional<Genotype> findNext() {
        if (start == null) {
            start = Objects.requireNonNullElseGet(problem.start(), this::costliest);
            proposed.add(start);
            edited.add(start);
            return Optional.of(start);
        }
        if (learnt < plan.learn() || !expected.isKnown()) {
            learnt++;
            return learnt % 2 == 0 ? proposed.findFresh() : findEdited().or(proposed::findFresh);
        }
        if (next.isEmpty()) {
            next.addAll(finalists(start));
        }
        Genotype finalist = next.poll();
        return Optional.ofNullable(finalist).or(this::findEdited).or(proposed::findFresh);
    }

    private Genotype costliest() {
        List<Genotype> drawn = Stream.generate(() -> problem.space().sample(random))
                .limit(DRAWN)
                .toList();
        return drawn.stream()
                .filter(genotype -> Double.isFinite(problem.known().of(genotype, Expected.COST)))
                .max(Comparator.comparingDouble(genotype -> problem.known().of(genotype, Expected.COST)))
                .orElse(drawn.getFirst());
    }

    /** An edit of the first network or of such an edit. */
    private Optional<Genotype> findEdited() {
        Optional<Genotype> found =
                Edits.findAny(edited, random, child -> expected.mayBeEvaluated(child) && proposed.add(child));
        found.ifPresent(edited::add);
        return found;
    }

    private List<Genotype> finalists(Genotype from) {
        expected.learn();
        Optional<Observation> first = told.stream()
                .filter(each -> each.suggestion().genotype().equals(from))
                .findFirst();
        double limit = plan.tolerance()
                + first.map(Shrink::quality)
                        .orElseGet(() ->
                                told.stream().mapToDouble(Shrink::quality).min().orElseThrow());
        List<Genotype> good = told.stream()
                .filter(each -> quality(each) <= limit)
                .sorted(Comparator.comparingDouble(Shrink::cost))
                .map(each -> each.suggestion().genotype())
                .toList();
        double cost = told.stream()
                .filter(each -> quality(each) <= limit)
                .mapToDouble(Shrink::cost)
                .min()
                .orElseThrow();
        double predicted =
                plan.tolerance() + first.map(_ -> expected.quality(from)).orElse(limit - plan.tolerance());
        return new Edits(expected, predicted, cost, random)
                .follow(good, plan.edits()).stream()
                        .filter(proposed::add)
                        .limit(plan.finalists())
                        .toList();
    }

    private static double quality(Observation observation) {
        return observation.losses().get(Expected.QUALITY);
    }

    private static double cost(Observation observation) {
        return observation.losses().get(Expected.COST);
    }
}
