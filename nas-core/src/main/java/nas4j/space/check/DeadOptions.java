package nas4j.space.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nas4j.input.Where;
import nas4j.space.Constraint;
import nas4j.space.Decision;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.Variation;

/** Finds options that no network that satisfies the constraints has. The space must have such a network. */
final class DeadOptions {
    private static final int LEAST_TRIES = 20;
    private static final int MOST_FINDINGS = 50;
    /** Decisions with more options are samples of a range; that one point of it is dead is no news. */
    private static final int MOST_OPTIONS = 64;

    private final SearchSpace space;
    private final Population population;
    private final Examiner examiner;
    private final Effort effort;
    private final RandomGenerator random;
    private final List<Finding> notes = new ArrayList<>();
    /** By place and option, so that a block's option is told once however often the block is called. */
    private final Map<String, List<Dead>> dead = new LinkedHashMap<>();

    /**
     * An option that is dead.
     *
     * @param why as a clause
     */
    private record Dead(Answer answer, boolean proved, String why) {}

    DeadOptions(SearchSpace space, Population population, Examiner examiner, Effort effort, RandomGenerator random) {
        this.space = space;
        this.population = population;
        this.examiner = examiner;
        this.effort = effort;
        this.random = random;
    }

    List<Finding> find() {
        if (space.constraints().isEmpty()) {
            return List.of();
        }
        List<Answer> overCosts = new ArrayList<>();
        Set<Answer> known = answers(population.examined());
        for (Answer answer : unseen()) {
            if (!isDeadByDecisions(answer, known.contains(answer))) {
                overCosts.add(answer);
            }
        }
        overCosts(overCosts);
        return findings();
    }

    /** Options that no feasible network has, without those of decisions that exist in none because of another option. */
    private List<Answer> unseen() {
        Set<Answer> seen = answers(population.examined().filter(Examined::isFeasible));
        Set<Integer> exist = seen.stream().map(Answer::decision).collect(Collectors.toSet());
        List<Answer> unseen = Answer.of(space, MOST_OPTIONS).stream()
                .filter(answer -> !seen.contains(answer))
                .toList();
        Set<Integer> limited = unseen.stream().map(Answer::decision).collect(Collectors.toSet());
        return unseen.stream()
                .filter(answer -> exist.contains(answer.decision())
                        || space.parents(answer.decision()).stream().noneMatch(limited::contains))
                .toList();
    }

    private static Set<Answer> answers(Stream<Examined> examined) {
        return examined.flatMap(each -> Answer.of(each.genotype()).stream()).collect(Collectors.toSet());
    }

    private boolean isDeadByDecisions(Answer answer, boolean isKnown) {
        if (isKnown || examiner.deadline().passed()) {
            return false;
        }
        boolean isDead = population.complete()
                || Answer.fix(space, List.of(answer))
                        .findCount()
                        .map(count -> count.signum() == 0)
                        .orElse(false);
        if (isDead) {
            add(answer, true, "no genotype that satisfies the constraints over decisions has it");
        }
        return isDead;
    }

    private void overCosts(List<Answer> suspects) {
        List<Constraint> constraints =
                space.constraints().stream().filter(Constraint::usesCosts).toList();
        if (constraints.isEmpty()) {
            return;
        }
        if (population.complete()) {
            suspects.stream()
                    .filter(answer -> population.built().anyMatch(built -> answer.isIn(built.genotype())))
                    .forEach(answer -> add(
                            answer, true, "each network with it violates a constraint" + nearest(withAnswer(answer))));
            return;
        }
        int tries = Math.max(LEAST_TRIES, effort.tries() / Math.max(1, suspects.size()));
        int left = effort.tries();
        for (Answer answer : suspects) {
            if (left < LEAST_TRIES || examiner.deadline().passed()) {
                notes.add(Finding.note(
                        Finding.Kind.NOT_CHECKED,
                        "some of " + suspects.size() + " rare options were not looked for",
                        Where.UNKNOWN));
                return;
            }
            left -= seek(answer, tries, constraints);
        }
    }

    /** Looks for a network with the answer that satisfies the constraints; gives the number of tries. */
    private int seek(Answer answer, int tries, List<Constraint> constraints) {
        SearchSpace fixed = Answer.fix(space, List.of(answer));
        List<Genotype> starts = population
                .examined()
                .filter(Examined::isFeasible)
                .limit(2)
                .map(Examined::genotype)
                .flatMap(genotype ->
                        Variation.findChanged(genotype, answer.decision(), answer.option(), random).stream())
                .toList();
        List<Genotype> known = Stream.concat(starts.stream(), Descent.nearestFirst(withAnswer(answer)).stream())
                .toList();
        List<Examined> tried = new Descent(fixed, examiner.asking(constraints), random).run(known, tries);
        if (tried.isEmpty() || !tried.getLast().isFeasible()) {
            List<Examined.Built> built = new ArrayList<>(withAnswer(answer));
            tried.stream()
                    .filter(Examined.Built.class::isInstance)
                    .map(Examined.Built.class::cast)
                    .forEach(built::add);
            add(answer, false, "none found in " + built.size() + " tries" + nearest(built));
        }
        return tried.size();
    }

    private List<Examined.Built> withAnswer(Answer answer) {
        return population.built().filter(built -> answer.isIn(built.genotype())).toList();
    }

    private static String nearest(List<Examined.Built> built) {
        return built.stream()
                .min(Comparator.comparingDouble(Examined.Built::distance))
                .map(network -> "; the nearest has " + Violation.costs(network.violations()))
                .orElse("");
    }

    private void add(Answer answer, boolean proved, String why) {
        Decision decision = space.decisions().get(answer.decision());
        String place = decision.where().text();
        String key = place.isEmpty() ? decision.path() : place;
        dead.computeIfAbsent(key + " " + decision.label(answer.option()) + " " + proved, _ -> new ArrayList<>())
                .add(new Dead(answer, proved, why));
    }

    private List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        dead.values().stream().limit(MOST_FINDINGS).forEach(alike -> findings.add(finding(alike)));
        if (dead.size() > MOST_FINDINGS) {
            String more = (dead.size() - MOST_FINDINGS) + " more options can never be chosen";
            findings.add(Finding.warning(Finding.Kind.DEAD_OPTION, true, more, Where.UNKNOWN));
        }
        findings.addAll(notes);
        return findings;
    }

    private Finding finding(List<Dead> alike) {
        Dead first = alike.getFirst();
        Decision decision = space.decisions().get(first.answer.decision());
        String others = alike.size() == 1 ? "" : " and of " + (alike.size() - 1) + " more written here";
        return Finding.warning(
                Finding.Kind.DEAD_OPTION,
                first.proved,
                "option [" + decision.label(first.answer.option()) + "] of [" + decision.path() + "]" + others
                        + (first.proved ? " can never be chosen: " : " can probably never be chosen: ") + first.why,
                decision.where());
    }
}
