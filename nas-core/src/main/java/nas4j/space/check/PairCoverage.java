package nas4j.space.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import nas4j.space.Decision;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.Variation;

/** Finds genotypes with the options, and the pairs of options, that a sample does not have. */
final class PairCoverage {
    private static final int MOST_ANSWERS = 1_000;

    private final RandomGenerator random;
    private final List<Answer> answers;
    private final int[] firstAnswer;
    private final BitSet seen = new BitSet();

    PairCoverage(SearchSpace space, List<Genotype> sample, RandomGenerator random) {
        this.random = random;
        long options = space.decisions().stream().mapToLong(Decision::options).sum();
        answers = options <= MOST_ANSWERS ? Answer.of(space, MOST_ANSWERS) : List.of();
        firstAnswer = new int[space.decisions().size()];
        int next = 0;
        for (int k = 0; k < firstAnswer.length; k++) {
            firstAnswer[k] = next;
            next += space.decisions().get(k).options();
        }
        if (!answers.isEmpty()) {
            sample.forEach(this::see);
        }
    }

    /** Up to {@code most} further genotypes, each with an option or a pair that none before it has. */
    List<Genotype> further(List<Genotype> sample, int most) {
        List<Genotype> further = new ArrayList<>();
        if (answers.isEmpty() || sample.isEmpty()) {
            return further;
        }
        int source = 0;
        for (int first = 0; first < answers.size(); first++) {
            for (int second = first; second < answers.size() && further.size() < most; second++) {
                boolean isPair = first == second
                        || answers.get(first).decision() != answers.get(second).decision();
                if (isPair && !seen.get(place(first, second))) {
                    Genotype from = sample.get(source++ % sample.size());
                    Optional<Genotype> made = make(from, answers.get(first), answers.get(second));
                    made.ifPresent(this::see);
                    made.ifPresent(further::add);
                }
            }
        }
        return further;
    }

    private Optional<Genotype> make(Genotype from, Answer first, Answer second) {
        return change(from, first)
                .flatMap(changed -> change(changed, second))
                .filter(changed -> first.isIn(changed) && second.isIn(changed));
    }

    private Optional<Genotype> change(Genotype genotype, Answer answer) {
        return Variation.findChanged(genotype, answer.decision(), answer.option(), random);
    }

    private void see(Genotype genotype) {
        List<Answer> present = Answer.of(genotype);
        for (int k = 0; k < present.size(); k++) {
            for (int m = k; m < present.size(); m++) {
                seen.set(place(number(present.get(k)), number(present.get(m))));
            }
        }
    }

    private int number(Answer answer) {
        return firstAnswer[answer.decision()] + answer.option();
    }

    private int place(int first, int second) {
        return Math.min(first, second) * answers.size() + Math.max(first, second);
    }
}
