package nas4j.search.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import nas4j.contract.Seeds;
import nas4j.contract.TinySpace;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import org.junit.jupiter.api.Test;

class CandidatesTest {
    private static final double PRIOR = 1.5;

    /** The formulas once more, one candidate at a time. */
    @Test
    void densitiesAreThoseOfTheFormulas() {
        for (SearchSpace space : List.of(TinySpace.conditional(), TinySpace.large())) {
            Seeds.each(5, random -> {
                List<Genotype> seen = IntStream.range(0, 12)
                        .mapToObj(_ -> space.sample(random))
                        .toList();
                List<Genotype> candidates = IntStream.range(0, 4)
                        .mapToObj(_ -> space.sample(random))
                        .toList();
                List<OptionKernel> kernels = space.decisions().stream()
                        .map(decision -> new OptionKernel(decision, 3))
                        .toList();
                double[] logs = new Candidates(candidates, kernels, PRIOR).logDensities(seen);
                for (int k = 0; k < logs.length; k++) {
                    assertThat(logs[k]).isCloseTo(logDensity(candidates.get(k), seen, kernels), within(1e-9));
                }
            });
        }
    }

    private static double logDensity(Genotype candidate, List<Genotype> seen, List<OptionKernel> kernels) {
        double together = PRIOR;
        for (Genotype genotype : seen) {
            double product = 1;
            for (int decision = 0; decision < kernels.size(); decision++) {
                product *= factor(candidate, genotype, decision, kernels);
            }
            together += product;
        }
        double log = Math.log(together / (PRIOR + seen.size()));
        for (int decision = 0; decision < kernels.size(); decision++) {
            double apart = PRIOR;
            for (Genotype genotype : seen) {
                apart += factor(candidate, genotype, decision, kernels);
            }
            log += Math.log(apart / (PRIOR + seen.size()));
        }
        return log / 2;
    }

    private static double factor(Genotype candidate, Genotype seen, int decision, List<OptionKernel> kernels) {
        return candidate.isActive(decision)
                ? kernels.get(decision).relative(candidate.option(decision), seen.option(decision))
                : 1;
    }

    @Test
    void nothingSeenIsTheUniformDistribution() {
        List<Genotype> candidates = TinySpace.conditional().enumerate().limit(3).toList();
        List<OptionKernel> kernels = TinySpace.conditional().decisions().stream()
                .map(decision -> new OptionKernel(decision, 1))
                .toList();
        assertThat(new Candidates(candidates, kernels, 1).logDensities(List.of()))
                .containsOnly(0);
    }
}
