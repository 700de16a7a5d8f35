package nas4j.search.smbo;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.SearchProblem;
import nas4j.search.Setting;
import nas4j.search.Settings;
import nas4j.search.surrogate.Feasibility;
import nas4j.search.surrogate.Surrogate;

/** The settings that all sequential searches share, and how they are put together from them. */
final class SmboSettings {
    private static final Setting DESIGN = Setting.whole(
            "design", "Random genotypes at the beginning, a quarter of all trials at most.", 1, 100_000, 16);

    private SmboSettings() {}

    /** The shared settings, and others behind them. */
    static List<Setting> with(Setting... others) {
        return Stream.concat(Stream.of(Surrogate.setting(), DESIGN), Arrays.stream(others))
                .toList();
    }

    /** One surrogate for each objective. */
    static List<Surrogate> surrogates(SearchProblem problem, Settings settings) {
        return IntStream.range(0, problem.objectives())
                .mapToObj(_ -> surrogate(problem, settings))
                .toList();
    }

    static Surrogate surrogate(SearchProblem problem, Settings settings) {
        return Surrogate.open(problem.space(), settings.word("surrogate"), problem.seed());
    }

    static BlackBoxSearcher search(SearchProblem problem, Settings settings, RandomGenerator random, Guide guide) {
        return new SequentialSearch(
                problem, settings.whole(DESIGN.name()), random, guide, new Feasibility(surrogate(problem, settings)));
    }
}
