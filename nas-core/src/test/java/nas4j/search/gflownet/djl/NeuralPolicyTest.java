package nas4j.search.gflownet.djl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import nas4j.contract.Seeds;
import nas4j.contract.TinySpace;
import nas4j.search.gflownet.Contest;
import nas4j.space.Genotype;
import nas4j.space.Prefix;
import nas4j.space.SearchSpace;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class NeuralPolicyTest {
    private static final Offset<Double> ROUNDING = Offset.offset(1e-4);

    /** Σ log P_F along the trajectory. */
    private static double logProbability(NeuralPolicy policy, Genotype genotype) {
        Prefix prefix = new Prefix(genotype.space());
        double sum = 0;
        while (!prefix.isWhole()) {
            int option = genotype.option(prefix.decision());
            sum += policy.logProbabilities(List.of(prefix)).getFirst()[option];
            prefix.answer(option);
        }
        return sum;
    }

    private static NeuralPolicy policy(SearchSpace space) {
        return new NeuralPolicy(space, Seeds.generator(1));
    }

    /** Also where decisions need not exist, or have one option. */
    @Test
    void theProbabilitiesOfAllGenotypesSumToOne() {
        for (SearchSpace space : List.of(TinySpace.conditional(), TinySpace.subset(), TinySpace.training())) {
            NeuralPolicy policy = policy(space);
            double sum = space.enumerate()
                    .mapToDouble(genotype -> Math.exp(logProbability(policy, genotype)))
                    .sum();
            assertThat(sum).isCloseTo(1, ROUNDING);
        }
    }

    @Test
    void prefixesAreAnsweredTogetherAsAlone() {
        SearchSpace space = TinySpace.conditional();
        NeuralPolicy policy = policy(space);
        Prefix begun = new Prefix(space);
        begun.answer(1);
        List<Prefix> both = List.of(begun, new Prefix(space));
        List<double[]> together = policy.logProbabilities(both);
        for (int k = 0; k < both.size(); k++) {
            double[] alone = policy.logProbabilities(both.subList(k, k + 1)).getFirst();
            assertThat(together.get(k)).containsExactly(alone, ROUNDING);
        }
    }

    @Test
    void learnsTheOrderThatItIsShown() {
        List<Genotype> genotypes = TinySpace.conditional().enumerate().toList();
        int[] places = genotypes.stream()
                .mapToInt(genotype -> Math.floorMod(genotype.hash(), 7))
                .toArray();
        NeuralPolicy policy = policy(TinySpace.conditional());
        policy.learn(600, () -> Contest.ofPairs(genotypes, places));
        double[] logs = genotypes.stream()
                .mapToDouble(genotype -> logProbability(policy, genotype))
                .toArray();
        int wrong = 0;
        int pairs = 0;
        for (int one = 0; one < places.length; one++) {
            for (int other = 0; other < places.length; other++) {
                pairs += places[one] < places[other] ? 1 : 0;
                wrong += places[one] < places[other] && logs[one] <= logs[other] ? 1 : 0;
            }
        }
        assertThat(wrong).as("wrong of %d pairs", pairs).isLessThan(pairs / 20);
    }

    @Test
    void theFrontTakesMostOfTheProbability() {
        List<Genotype> genotypes = TinySpace.subset().enumerate().toList();
        int[] fronts = new int[genotypes.size()];
        Arrays.setAll(fronts, k -> genotypes.get(k).option(2) == 1 ? 0 : 1);
        NeuralPolicy policy = policy(TinySpace.subset());
        policy.learn(300, () -> Contest.ofFront(genotypes, fronts));
        for (int k = 0; k < fronts.length; k++) {
            double probability = Math.exp(logProbability(policy, genotypes.get(k)));
            assertThat(probability > 1.0 / genotypes.size()).isEqualTo(fronts[k] == 0);
        }
    }

    @Test
    void sameSeedAndBatchesGiveTheSameBits() {
        List<Genotype> genotypes = TinySpace.large().enumerate().limit(20).toList();
        int[] places =
                genotypes.stream().mapToInt(genotype -> (int) genotype.hash()).toArray();
        double[][] sums = new double[2][];
        for (int run = 0; run < 2; run++) {
            NeuralPolicy policy = policy(TinySpace.large());
            policy.learn(30, () -> Contest.ofPairs(genotypes, places));
            sums[run] = genotypes.stream()
                    .mapToDouble(genotype -> logProbability(policy, genotype))
                    .toArray();
        }
        assertThat(sums[1]).isEqualTo(sums[0]);
    }

    /** What it has learnt is kept from one call to the next, and so is what Adam remembers. */
    @Test
    void learningInTwoCallsIsLearningInOne() {
        List<Genotype> genotypes = TinySpace.conditional().enumerate().toList();
        int[] places = new int[genotypes.size()];
        Arrays.setAll(places, k -> k);
        NeuralPolicy once = policy(TinySpace.conditional());
        once.learn(20, () -> Contest.ofPairs(genotypes, places));
        NeuralPolicy twice = policy(TinySpace.conditional());
        twice.learn(7, () -> Contest.ofPairs(genotypes, places));
        twice.learn(13, () -> Contest.ofPairs(genotypes, places));
        for (Genotype genotype : genotypes) {
            assertThat(logProbability(twice, genotype)).isEqualTo(logProbability(once, genotype));
        }
    }
}
