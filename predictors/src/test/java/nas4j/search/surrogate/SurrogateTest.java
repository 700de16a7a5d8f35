package nas4j.search.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import nas4j.contract.Seeds;
import nas4j.contract.TinySpace;
import nas4j.input.InputException;
import nas4j.predict.Prediction;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import org.junit.jupiter.api.Test;

class SurrogateTest {
    private final SearchSpace space = TinySpace.large();

    private List<Genotype> drawn(int count, long seed) {
        RandomGenerator random = Seeds.generator(seed);
        return Stream.generate(() -> space.sample(random)).limit(count).toList();
    }

    private static double loss(Genotype genotype) {
        int sum = 0;
        for (int option : genotype.options()) {
            sum += option * option;
        }
        return sum;
    }

    private static List<Double> losses(List<Genotype> genotypes) {
        return genotypes.stream().map(SurrogateTest::loss).toList();
    }

    @Test
    void namesAutoFirstThenThePredictorsOfTheClassPath() {
        assertThat(Surrogate.setting().words())
                .startsWith("auto")
                .contains("gp", "gp-wl", "hashed-ridge", "mlp-ensemble", "random-forest", "xgboost")
                .isSortedAccordingTo(Comparator.comparing((String word) -> !word.equals("auto"))
                        .thenComparing(Comparator.naturalOrder()));
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> Surrogate.open(space, "gpp", 1))
                .withMessageContaining("[gpp]");
    }

    @Test
    void looksAtTheOrderOfLossesAlone() {
        List<Genotype> rows = drawn(50, 1);
        List<Double> cubes =
                losses(rows).stream().map(loss -> loss * loss * loss).toList();
        Surrogate one = Surrogate.open(space, "auto", 1);
        Surrogate other = Surrogate.open(space, "auto", 1);
        one.fit(rows, losses(rows));
        other.fit(rows, cubes);
        assertThat(one.scores(drawn(20, 2))).isEqualTo(other.scores(drawn(20, 2)));
    }

    @Test
    void expectsLossesInTheirUnit() {
        List<Genotype> rows = drawn(100, 1);
        Surrogate surrogate = Surrogate.open(space, "gp", 1);
        surrogate.fit(rows, losses(rows));
        List<Prediction> predictions = surrogate.losses(rows);
        for (int k = 0; k < rows.size(); k++) {
            assertThat(surrogate.loss(surrogate.score(k))).isEqualTo(loss(rows.get(k)), within(1e-9));
            assertThat(predictions.get(k).mean()).isEqualTo(loss(rows.get(k)), within(15.0));
        }
    }

    @Test
    void autoAnswersAsOneOfThoseItChoosesFrom() {
        List<Genotype> rows = drawn(60, 1);
        Surrogate auto = Surrogate.open(space, "auto", 1);
        auto.fit(rows, losses(rows));
        List<Prediction> predictions = auto.scores(drawn(20, 2));
        assertThat(Stream.of("gp", "random-forest", "hashed-ridge").map(name -> {
                    Surrogate named = Surrogate.open(space, name, 1);
                    named.fit(rows, losses(rows));
                    return named.scores(drawn(20, 2));
                }))
                .contains(predictions);
    }

    @Test
    void feasibilityIsLearntFromWhatFailed() {
        Feasibility feasibility = new Feasibility(Surrogate.open(space, "gp", 1));
        List<Genotype> rows = drawn(150, 1);
        feasibility.tell(drawn(1, 3).getFirst(), true);
        feasibility.learn();
        assertThat(feasibility.probabilities(drawn(5, 2))).containsOnly(1);
        rows.forEach(row -> feasibility.tell(row, row.option(0) > 0));
        feasibility.learn();
        for (Genotype other : drawn(50, 2)) {
            double probability = feasibility.probabilities(List.of(other))[0];
            if (other.option(0) == 0) {
                assertThat(probability).isBetween(1e-9, 0.5);
            } else {
                assertThat(probability).isBetween(0.5, 1.0);
            }
        }
    }
}
