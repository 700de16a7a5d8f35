package nas4j.search;

import java.util.List;
import nas4j.plugin.Plugin;

/** Makes searchers of one kind; found by its name. Thread-safe. */
public interface SearcherProvider extends Plugin {

    /** One sentence with the source, for {@code nas search list}. */
    String summary();

    /** The settings it takes, in the order they are explained. */
    List<Setting> settings();

    /** Whether it can use more than one loss; others are given one that combines the objectives. */
    boolean takesManyObjectives();

    /**
     * A searcher at its beginning.
     *
     * @param settings a value for each of {@link #settings()}, checked
     */
    BlackBoxSearcher open(SearchProblem problem, Settings settings);
}
