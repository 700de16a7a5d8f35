package nas4j.search.smbo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nas4j.contract.SearcherContract;
import nas4j.search.SearcherProvider;
import nas4j.search.surrogate.Words;
import org.junit.jupiter.api.Test;

class ParEgoTest implements SearcherContract {
    @Override
    public SearcherProvider provider() {
        return new ParEgoProvider();
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

    /** Shares of the volume in which no trial of random search comes near 0.9. */
    @Test
    void coversMoreOfTheFrontThanRandomSearch() {
        assertThat(TwoLosses.volume(provider(), 2)).isGreaterThan(TwoLosses.randomVolume(2) + 0.05);
        assertThat(TwoLosses.volume(provider(), 4)).isGreaterThan(TwoLosses.randomVolume(4));
        assertThat(provider().settings()).extracting("name").isEqualTo(List.of("surrogate", "design"));
    }
}
