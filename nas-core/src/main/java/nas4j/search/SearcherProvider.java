package nas4j.search;

/** Makes searchers of one kind, which propose trials and are told of them. Thread-safe. */
public interface SearcherProvider extends StrategyProvider {

    /**
     * A searcher at its beginning.
     *
     * @param settings a value for each of {@link #settings()}, checked
     */
    BlackBoxSearcher open(SearchProblem problem, Settings settings);
}
