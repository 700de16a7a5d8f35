package nas4j.space.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import nas4j.space.CompileException;
import nas4j.space.Genotype;
import nas4j.space.InfeasibleSpaceException;
import nas4j.space.SearchSpace;

/** Finds the answers that genotypes without a network have in common. */
final class BuildCheck {
    private static final int MOST_PLACES = 5;
    private static final int COMPLETIONS = 16;

    private final SearchSpace space;
    private final Population population;
    private final Examiner examiner;
    private final RandomGenerator random;

    BuildCheck(SearchSpace space, Population population, Examiner examiner, RandomGenerator random) {
        this.space = space;
        this.population = population;
        this.examiner = examiner;
        this.random = random;
    }

    List<Finding> findings() {
        Map<String, Examined.Failed> byPlace = new LinkedHashMap<>();
        population.failed().forEach(failed -> byPlace.putIfAbsent(failed.place(), failed));
        List<Finding> findings = new ArrayList<>();
        byPlace.values().stream().limit(MOST_PLACES).forEach(failed -> findings.add(finding(failed)));
        return findings;
    }

    private Finding finding(Examined.Failed failed) {
        List<Answer> due = MinimalSet.of(Answer.of(failed.genotype()), this::fails);
        CompileException reason = failed.reason();
        String what = due.isEmpty()
                ? "no genotype can be built"
                : "genotypes with [" + Answer.text(due, space) + "] cannot be built";
        String extent = population.complete() ? "" : ", as far as was looked";
        return Finding.error(
                Finding.Kind.DOES_NOT_BUILD,
                population.complete(),
                what + extent + ": " + reason.problem(),
                reason.where());
    }

    /** Whether no genotype with these answers can be built, as far as is known. */
    private boolean fails(List<Answer> answers) {
        if (population.built().anyMatch(built -> answers.stream().allMatch(answer -> answer.isIn(built.genotype())))) {
            return false;
        }
        return population.complete() || examiner.deadline().passed() || completionsFail(answers);
    }

    private boolean completionsFail(List<Answer> answers) {
        SearchSpace fixed = Answer.fix(space, answers);
        try {
            for (int k = 0; k < COMPLETIONS; k++) {
                Genotype genotype = fixed.sample(random);
                if (examiner.examine(genotype) instanceof Examined.Built) {
                    return false;
                }
            }
        } catch (InfeasibleSpaceException _) {
            return true;
        }
        return true;
    }
}
