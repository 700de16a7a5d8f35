package nas4j.search.illumination;

import java.util.List;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Setting;
import nas4j.search.Settings;

/** {@code map-elites}. */
public final class MapElitesProvider implements SearcherProvider {
    static final String NAME = "map-elites";

    private static final int TRIALS_PER_INITIAL = 10;
    private static final int TRIALS_PER_CELL = 10;

    private static final Setting ARCHIVE = Setting.word(
            "archive",
            "How descriptors are divided into cells: a grid, or cells around centroids (cvt).",
            List.of("grid", "cvt"));
    private static final Setting INITIAL = Setting.whole(
            "initial",
            "Random genotypes at the beginning, whose descriptors fix the cells (G); 0 for a tenth of the trials, from"
                    + " 20 to 100.",
            0,
            100_000,
            0);
    private static final Setting CELLS = Setting.whole(
            "cells",
            "Cells of each axis of a grid; 0 for so many that ten trials come to a cell, from 2 to 20.",
            0,
            100,
            0);
    private static final Setting CENTROIDS = Setting.whole(
            "centroids",
            "Cells of an archive with centroids (k); 0 for a tenth of the trials, from 4 to 400.",
            0,
            2_000,
            0);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Keeps the best genotype of each cell of two or three descriptors, and changes those.";
    }

    @Override
    public String whenToUse() {
        return "For the best network at every budget, such as of latency and size, in one search of thousands of trials.";
    }

    @Override
    public String paper() {
        return "Mouret and Clune 2015, \"Illuminating search spaces by mapping elites\"";
    }

    @Override
    public List<Setting> settings() {
        return List.of(ARCHIVE, INITIAL, CELLS, CENTROIDS);
    }

    @Override
    public int mostObjectives() {
        return 1;
    }

    @Override
    public int leastDescriptors() {
        return 2;
    }

    @Override
    public int mostDescriptors() {
        return 3;
    }

    @Override
    public boolean usesRanksAlone() {
        return true;
    }

    @Override
    public BlackBoxSearcher open(SearchProblem problem, Settings settings) {
        int initial = settings.whole(INITIAL.name());
        initial = initial > 0 ? initial : Math.clamp(problem.trials() / TRIALS_PER_INITIAL, 20, 100);
        return new MapElites(
                problem,
                initial,
                settings.word(ARCHIVE.name()).equals("grid") ? grid(problem, settings) : cvt(problem, settings));
    }

    private static Division grid(SearchProblem problem, Settings settings) {
        int given = settings.whole(CELLS.name());
        double byTrials = Math.pow((double) problem.trials() / TRIALS_PER_CELL, 1.0 / problem.descriptors());
        int cells = given > 0 ? given : Math.clamp((long) byTrials, 2, 20);
        return (axes, _, _) -> GridArchive.of(axes, cells);
    }

    private static Division cvt(SearchProblem problem, Settings settings) {
        int given = settings.whole(CENTROIDS.name());
        int centroids = given > 0 ? given : Math.clamp(problem.trials() / TRIALS_PER_CELL, 4, 400);
        return (axes, observed, random) -> CvtArchive.of(axes, observed, centroids, random);
    }
}
