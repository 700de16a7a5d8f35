package nas4j.search.tpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import nas4j.contract.SearcherContract;
import nas4j.contract.TinySpace;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.Observation;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Settings;
import nas4j.search.Suggestion;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import org.junit.jupiter.api.Test;

class TreeParzenSearchTest implements SearcherContract {
    @Override
    public SearcherProvider provider() {
        return new TreeParzenProvider();
    }

    @Override
    public long mostBytesPerTrial() {
        return 300;
    }

    /** Each asks the model, which looks at hundreds of others. */
    @Override
    public int manyTrials() {
        return 5_000;
    }

    private BlackBoxSearcher tpe(SearchSpace space) {
        return provider()
                .open(
                        new SearchProblem(space, 1, 100, 1),
                        Settings.of(provider().settings(), settings()));
    }

    /** Kernel 5 at the first decision is good: by chance, 20 further ones would hold fewer than 13 but for 10⁻². */
    @Test
    void proposesMoreOfWhatIsGood() {
        BlackBoxSearcher searcher = tpe(TinySpace.independent());
        for (int trial = 0; trial < 60; trial++) {
            Suggestion suggestion = searcher.suggest(1).getFirst();
            double loss = suggestion.genotype().option(0) == 2 ? 0 : 1;
            searcher.observe(new Observation(suggestion, List.of(loss)));
        }
        List<Genotype> next = new ArrayList<>();
        searcher.suggest(20).forEach(suggestion -> next.add(suggestion.genotype()));
        assertThat(next.stream().filter(genotype -> genotype.option(0) == 2)).hasSizeGreaterThan(15);
    }

    /** All are as good as each other, but those with one option fail. */
    @Test
    void avoidsWhatFails() {
        BlackBoxSearcher searcher = tpe(TinySpace.independent());
        int failed = 0;
        for (int trial = 0; trial < 100; trial++) {
            Suggestion suggestion = searcher.suggest(1).getFirst();
            boolean fails = suggestion.genotype().option(3) == 0;
            failed += fails && trial >= 50 ? 1 : 0;
            searcher.observe(new Observation(suggestion, fails ? List.of() : List.of(1.0)));
        }
        assertThat(failed).isLessThan(5);
    }
}
