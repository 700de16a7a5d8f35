package nas4j.space.check;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import nas4j.space.Decision;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.Variation;

/** Finds decisions that change neither the network nor the training values. */
final class IdleDecisions {
    private static final int FEW = 6;
    private static final int MANY = 100;

    private final SearchSpace space;
    private final Population population;
    private final Examiner examiner;
    private final RandomGenerator random;
    private int left;

    IdleDecisions(SearchSpace space, Population population, Examiner examiner, Effort effort, RandomGenerator random) {
        this.space = space;
        this.population = population;
        this.examiner = examiner;
        this.random = random;
        left = 2 * effort.tries();
    }

    List<Finding> findings() {
        List<Integer> suspects = new ArrayList<>();
        for (int decision = 0; decision < space.decisions().size(); decision++) {
            if (isExhausted()) {
                return List.of(notChecked(decision));
            }
            if (space.decisions().get(decision).options() > 1 && triesWithoutEffect(decision, FEW) > 0) {
                suspects.add(decision);
            }
        }
        List<Finding> findings = new ArrayList<>();
        for (int decision : suspects) {
            if (population.complete()) {
                if (isIdle(decision)) {
                    findings.add(finding(decision, "never changes the network nor the training"));
                }
            } else if (isExhausted()) {
                findings.add(notChecked(decision));
                return findings;
            } else {
                int tries = triesWithoutEffect(decision, MANY);
                if (tries == MANY) {
                    findings.add(
                            finding(decision, "changed neither the network nor the training in " + MANY + " tries"));
                }
            }
        }
        return findings;
    }

    private boolean isExhausted() {
        return left <= 0 || examiner.deadline().passed();
    }

    private Finding notChecked(int decision) {
        Decision asked = space.decisions().get(decision);
        String message = "whether decisions matter was not looked at further from [" + asked.path() + "] on";
        return Finding.note(Finding.Kind.NOT_CHECKED, message, asked.where());
    }

    private Finding finding(int decision, String what) {
        Decision asked = space.decisions().get(decision);
        String message = "decision [" + asked.path() + "] " + what;
        return Finding.warning(Finding.Kind.IDLE_DECISION, population.complete(), message, asked.where());
    }

    /** How many changes of the decision changed nothing; 0 if one did, or none could be made. */
    private int triesWithoutEffect(int decision, int most) {
        List<Examined.Built> active = population
                .built()
                .filter(built -> built.genotype().isActive(decision))
                .limit(most)
                .toList();
        int options = space.decisions().get(decision).options();
        int tries = 0;
        for (int k = 0; k < most && !active.isEmpty() && !examiner.deadline().passed(); k++) {
            Examined.Built built = active.get(k % active.size());
            int option = (built.genotype().option(decision) + 1 + random.nextInt(options - 1)) % options;
            Optional<Genotype> changed = Variation.findChanged(built.genotype(), decision, option, random);
            if (changed.isPresent()) {
                left--;
                tries++;
                if (!(examiner.examine(changed.get()) instanceof Examined.Built other) || !isSame(built, other)) {
                    return 0;
                }
            }
        }
        return tries;
    }

    private static boolean isSame(Examined.Built one, Examined.Built other) {
        return one.network().equals(other.network()) && one.training().equals(other.training());
    }

    /** Whether genotypes that differ in the decision, and in what exists because of it, all have one network. */
    private boolean isIdle(int decision) {
        BitSet depending = depending(decision);
        Map<IntBuffer, Examined.Built> byRest = new HashMap<>();
        for (Examined.Built built : population.built().toList()) {
            int[] rest = built.genotype().options();
            depending.stream().forEach(k -> rest[k] = -1);
            Examined.Built known = byRest.putIfAbsent(IntBuffer.wrap(rest), built);
            if ((known != null && !isSame(known, built)) || examiner.deadline().passed()) {
                return false;
            }
        }
        return population.failed().findAny().isEmpty();
    }

    /** The decision and those whose existence depends on it. */
    private BitSet depending(int decision) {
        BitSet depending = new BitSet();
        depending.set(decision);
        for (int k = decision + 1; k < space.decisions().size(); k++) {
            if (space.parents(k).stream().anyMatch(depending::get)) {
                depending.set(k);
            }
        }
        return depending;
    }
}
