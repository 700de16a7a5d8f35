package nas4j.search.evolution;

import java.util.List;
import nas4j.search.Setting;
import nas4j.search.Settings;

/**
 * How many parents and offspring a search has.
 *
 * @param population μ, at least 1
 * @param offspring λ, at least 1
 */
record Sizes(int population, int offspring) {
    private static final int TRIALS_PER_PARENT = 15;
    private static final int LEAST = 10;
    private static final int MOST = 100;

    private static final Setting POPULATION = Setting.whole(
            "population",
            "Parents, and random genotypes at the beginning (μ); 0 for a fifteenth of the trials, from 10 to 100.",
            0,
            100_000,
            0);
    private static final Setting OFFSPRING =
            Setting.whole("offspring", "Children that make a generation (λ); 0 for as many as parents.", 0, 100_000, 0);

    static final List<Setting> SETTINGS = List.of(POPULATION, OFFSPRING);

    static Sizes of(Settings settings, long trials) {
        int population = settings.whole(POPULATION.name());
        population = population > 0 ? population : Math.clamp(trials / TRIALS_PER_PARENT, LEAST, MOST);
        int offspring = settings.whole(OFFSPRING.name());
        return new Sizes(population, offspring > 0 ? offspring : population);
    }
}
