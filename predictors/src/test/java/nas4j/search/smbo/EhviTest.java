package nas4j.search.smbo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import nas4j.contract.SearcherContract;
import nas4j.contract.TinySpace;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Settings;
import nas4j.search.surrogate.Words;
import org.junit.jupiter.api.Test;

class EhviTest implements SearcherContract {
    @Override
    public SearcherProvider provider() {
        return new EhviProvider();
    }

    @Override
    public Map<String, Double> settings() {
        return Words.quick();
    }

    @Override
    public long mostBytesPerTrial() {
        return 4_000;
    }

    @Override
    public int manyTrials() {
        return 1_000;
    }

    @Test
    void coversMoreOfTheFrontThanRandomSearch() {
        assertThat(TwoLosses.volume(provider(), 2)).isGreaterThan(TwoLosses.randomVolume(2) + 0.05);
        assertThat(TwoLosses.volume(provider(), 3)).isGreaterThan(TwoLosses.randomVolume(3));
    }

    @Test
    void refusesFourObjectives() {
        SearchProblem problem = new SearchProblem(TinySpace.large(), 4, 10, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> provider().open(problem, Settings.of(provider().settings(), Map.of())))
                .withMessageContaining("[4] objectives");
    }
}
