package nas4j.space.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nas4j.space.Constraint;
import nas4j.space.Decision;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/** One option of one decision. */
record Answer(int decision, int option) {

    /** The answers of a genotype, in the order of decisions. */
    static List<Answer> of(Genotype genotype) {
        return IntStream.range(0, genotype.space().decisions().size())
                .filter(genotype::isActive)
                .mapToObj(decision -> new Answer(decision, genotype.option(decision)))
                .toList();
    }

    /** The answers to decisions of at most {@code most} options, in the order of decisions and options. */
    static List<Answer> of(SearchSpace space, int most) {
        List<Answer> answers = new ArrayList<>();
        for (int decision = 0; decision < space.decisions().size(); decision++) {
            int options = space.decisions().get(decision).options();
            for (int option = 0; option < options && options <= most; option++) {
                answers.add(new Answer(decision, option));
            }
        }
        return answers;
    }

    boolean isIn(Genotype genotype) {
        return genotype.option(decision) == option;
    }

    /** {@code path=label}. */
    String text(SearchSpace space) {
        Decision asked = space.decisions().get(decision);
        return asked.path() + "=" + asked.label(option);
    }

    static String text(List<Answer> answers, SearchSpace space) {
        return answers.stream().map(answer -> answer.text(space)).collect(Collectors.joining(" "));
    }

    /** The space's genotypes that answer so, constraints over costs left out. */
    static SearchSpace fix(SearchSpace space, List<Answer> answers) {
        List<Constraint> constraints = new ArrayList<>(
                space.constraints().stream().filter(c -> !c.usesCosts()).toList());
        answers.forEach(answer -> constraints.add(new Constraint(
                answer.text(space),
                space.decisions().get(answer.decision).where(),
                List.of(answer.decision),
                false,
                (options, _) -> options[answer.decision] != answer.option)));
        return space.withConstraints(constraints);
    }
}
