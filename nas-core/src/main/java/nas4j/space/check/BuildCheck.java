package nas4j.space.check;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import nas4j.space.CompileException;
import nas4j.space.Genotype;
import nas4j.space.InfeasibleSpaceException;
import nas4j.space.SearchSpace;

/** Finds the answers that genotypes without a network have in common. */
final class BuildCheck {
    private static final int MOST_FINDINGS = 5;
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
        List<Finding> findings = new ArrayList<>();
        List<Examined.Failed> unexplained = population.failed().toList();
        while (!unexplained.isEmpty() && findings.size() < MOST_FINDINGS) {
            Examined.Failed failed = unexplained.getFirst();
            List<Answer> due = MinimalSet.of(Answer.of(failed.genotype()), this::fails);
            findings.add(finding(failed.reason(), due));
            unexplained = unexplained.stream()
                    .filter(other -> !has(other, due) || !other.place().equals(failed.place()))
                    .toList();
        }
        return findings;
    }

    private Finding finding(CompileException reason, List<Answer> due) {
        String what = due.isEmpty()
                ? "no genotype can be built"
                : "genotypes with [" + Answer.text(due, space) + "] cannot be built";
        long count = population.failed().filter(failed -> has(failed, due)).count();
        String extent = population.complete()
                ? " (" + count + " of " + population.drawn().size() + ")"
                : ", as far as was looked";
        return Finding.error(
                Finding.Kind.DOES_NOT_BUILD,
                population.complete(),
                what + (due.isEmpty() && population.complete() ? "" : extent) + ": " + reason.problem(),
                reason.where());
    }

    private static boolean has(Examined examined, List<Answer> answers) {
        return answers.stream().allMatch(answer -> answer.isIn(examined.genotype()));
    }

    /** Whether no genotype with these answers can be built, as far as is known. */
    private boolean fails(List<Answer> answers) {
        if (population.built().anyMatch(built -> has(built, answers))) {
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
