package nas4j.search.illumination;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.Observation;
import nas4j.search.Proposed;
import nas4j.search.SearchProblem;
import nas4j.search.Suggestion;
import nas4j.space.Genotype;
import nas4j.space.Variation;
import org.jspecify.annotations.Nullable;

/**
 * MAP-Elites. Mouret and Clune 2015, "Illuminating search spaces by mapping elites", figure 2: G random genotypes, then
 * children of elites drawn uniformly from the filled cells; each becomes the elite of its cell if that is empty or has a
 * worse one. A child has one change, of one elite or, with probability {@value #CROSSOVER}, of two crossed uniformly.
 *
 * <p>Where the paper says nothing:
 *
 * <ul>
 *   <li>Cells are divided once, when G genotypes have a loss, by their descriptors: see {@link Axis#of}. Cells of equal
 *       numbers of random genotypes would not do: elites drawn uniformly from them are spread as random genotypes are.
 *   <li>Until then, random genotypes are proposed. What failed or is infeasible does not join.
 *   <li>Suggestions in flight are in no cell yet.
 *   <li>No genotype is proposed twice. A child that was proposed before is forgotten and another one bred; each tenth such
 *       child is one change further away. After a hundred, a fresh random genotype is proposed.
 * </ul>
 */
final class MapElites implements BlackBoxSearcher {
    private static final double CROSSOVER = 0.2;
    private static final int MOST_CHILDREN = 100;
    private static final int CHILDREN_PER_DISTANCE = 10;

    private final SearchProblem problem;
    private final RandomGenerator random;
    private final Proposed proposed;
    private final int initial;
    private final Division division;
    /** Empty once there is an archive. */
    private final List<Elite> first = new ArrayList<>();

    private @Nullable Archive archive;

    /**
     * At its beginning.
     *
     * @param initial G, at least 1
     */
    MapElites(SearchProblem problem, int initial, Division division) {
        problem.requireOneObjective(MapElitesProvider.NAME);
        if (problem.descriptors() < 1) {
            throw new IllegalArgumentException(
                    "found [" + problem.descriptors() + "] descriptors, " + MapElitesProvider.NAME + " needs some");
        }
        this.problem = problem;
        random = problem.random();
        proposed = new Proposed(problem.space(), random);
        this.initial = initial;
        this.division = division;
    }

    /** The archive, once cells are divided. */
    Optional<Archive> findArchive() {
        return Optional.ofNullable(archive);
    }

    @Override
    public List<Suggestion> suggest(int count) {
        return Suggestion.upTo(count, this::findNext);
    }

    @Override
    public void observe(Observation observation) {
        problem.requireLosses(observation);
        if (observation.isComplete()) {
            add(new Elite(observation.suggestion().genotype(), observation.loss(), observation.descriptors()));
        }
    }

    private void add(Elite told) {
        if (archive != null) {
            archive.add(told);
            return;
        }
        first.add(told);
        if (first.size() == initial) {
            archive = divide();
        }
    }

    private Archive divide() {
        List<List<Double>> observed = first.stream().map(Elite::descriptors).toList();
        List<Axis> axes = IntStream.range(0, problem.descriptors())
                .mapToObj(axis -> Axis.of(
                        observed.stream().mapToDouble(point -> point.get(axis)).toArray()))
                .toList();
        Archive divided = division.divide(axes, observed, random);
        first.forEach(divided::add);
        first.clear();
        return divided;
    }

    private Optional<Genotype> findNext() {
        return archive == null
                ? proposed.findFresh()
                : findChild(archive.elites()).or(proposed::findFresh);
    }

    private Optional<Genotype> findChild(List<Elite> elites) {
        for (int children = 0; children < MOST_CHILDREN; children++) {
            Genotype child = draw(elites);
            if (random.nextDouble() < CROSSOVER) {
                child = Variation.crossover(child, draw(elites), random);
            }
            for (int distance = 0; distance <= children / CHILDREN_PER_DISTANCE; distance++) {
                child = Variation.mutate(child, random);
            }
            if (proposed.add(child)) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    private Genotype draw(List<Elite> elites) {
        return elites.get(random.nextInt(elites.size())).genotype();
    }
}
