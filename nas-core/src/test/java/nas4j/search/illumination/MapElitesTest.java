package nas4j.search.illumination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nas4j.contract.SearcherContract;
import nas4j.contract.Seeds;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.Observation;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Settings;
import nas4j.search.Suggestion;
import nas4j.space.Genotype;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MapElitesTest implements SearcherContract {
    @Override
    public SearcherProvider provider() {
        return new MapElitesProvider();
    }

    @Override
    public long mostBytesPerTrial() {
        return 24;
    }

    @Nested
    class WithCentroids implements SearcherContract {
        @Override
        public SearcherProvider provider() {
            return new MapElitesProvider();
        }

        @Override
        public Map<String, Double> settings() {
            return Map.of("archive", 1.0);
        }

        @Override
        public long mostBytesPerTrial() {
            return 24;
        }
    }

    private static MapElites open(int initial, Division division) {
        return new MapElites(new SearchProblem(Devices.SPACE, 1, 2, 2_000, 1), initial, division);
    }

    private static MapElites grid(int initial) {
        return open(initial, (axes, _, _) -> GridArchive.of(axes, 10));
    }

    /** Answers come in any order within a batch, and one in seven fails. */
    private static List<Observation> run(MapElites searcher, int batches) {
        Devices devices = new Devices(1);
        List<Observation> log = new ArrayList<>();
        for (int batch = 0; batch < batches; batch++) {
            List<Suggestion> asked = new ArrayList<>(searcher.suggest(10));
            Collections.shuffle(asked, Seeds.generator(batch));
            for (Suggestion suggestion : asked) {
                Observation told = Math.floorMod(suggestion.genotype().hash(), 7) == 0
                        ? new Observation(suggestion, List.of())
                        : devices.evaluate(suggestion);
                searcher.observe(told);
                log.add(told);
            }
        }
        return log;
    }

    private static Elite elite(Observation told) {
        return new Elite(told.suggestion().genotype(), told.loss(), told.descriptors());
    }

    @Test
    void everyEliteIsTheBestOfAllThatFellIntoItsCell() {
        MapElites searcher = grid(50);
        List<Observation> log = run(searcher, 200);
        Archive archive = searcher.findArchive().orElseThrow();
        assertThat(archive.elites()).hasSizeGreaterThan(40);
        for (int cell = 0; cell < archive.cells(); cell++) {
            int place = cell;
            Optional<Double> least = log.stream()
                    .filter(told -> told.isComplete() && archive.cell(told.descriptors()) == place)
                    .map(Observation::loss)
                    .min(Double::compare);
            assertThat(archive.findElite(cell).map(Elite::loss)).isEqualTo(least);
        }
    }

    @Test
    void binningTheLogAgainGivesTheSameGrid() {
        MapElites searcher = grid(50);
        List<Observation> log = run(searcher, 100);
        GridArchive archive = (GridArchive) searcher.findArchive().orElseThrow();
        assertSame(archive, new GridArchive(archive.edges()), log);
    }

    @Test
    void binningTheLogAgainGivesTheSameCellsAroundCentroids() {
        MapElites searcher = open(50, (axes, observed, random) -> CvtArchive.of(axes, observed, 100, random));
        List<Observation> log = run(searcher, 100);
        CvtArchive archive = (CvtArchive) searcher.findArchive().orElseThrow();
        assertSame(archive, new CvtArchive(archive.axes(), archive.centroids()), log);
    }

    private static void assertSame(Archive archive, Archive again, List<Observation> log) {
        log.stream().filter(Observation::isComplete).forEach(told -> again.add(elite(told)));
        assertThat(again.cells()).isEqualTo(archive.cells());
        assertThat(again.elites()).isEqualTo(archive.elites());
        for (int cell = 0; cell < archive.cells(); cell++) {
            assertThat(again.findElite(cell)).isEqualTo(archive.findElite(cell));
        }
    }

    @Test
    void cellsAreDividedWhenTheFirstHaveLosses() {
        MapElites searcher = grid(50);
        List<Observation> log = run(searcher, 5);
        assertThat(log).hasSize(50);
        assertThat(searcher.findArchive()).as("some of 50 have failed").isEmpty();
        run(searcher, 5);
        assertThat(searcher.findArchive()).isPresent();
    }

    /** One change, or two elites crossed: then each answer but one is that of an elite. */
    @Test
    void childrenAreOfElites() {
        MapElites searcher = grid(20);
        run(searcher, 30);
        List<Elite> elites = searcher.findArchive().orElseThrow().elites();
        List<Genotype> children =
                searcher.suggest(200).stream().map(Suggestion::genotype).toList();
        long ofOne = children.stream()
                .filter(child -> elites.stream().anyMatch(elite -> distance(child, elite.genotype()) == 1))
                .count();
        assertThat(ofOne).isBetween(140L, 185L);
    }

    /** Of two filled cells, each has about half of the children, however bad its elite is. */
    @Test
    void everyFilledCellHasChildrenAlike() {
        MapElites searcher = grid(2);
        List<Suggestion> two = searcher.suggest(2);
        searcher.observe(new Observation(two.getFirst(), List.of(0.0), List.of(0.0, 0.0), 0));
        searcher.observe(new Observation(two.getLast(), List.of(1e9), List.of(1.0, 1.0), 0));
        List<Suggestion> children = searcher.suggest(60);
        assertThat(children.stream().filter(child -> isChild(child, two.getFirst())))
                .hasSizeBetween(12, 36);
        assertThat(children.stream().filter(child -> isChild(child, two.getLast())))
                .hasSizeBetween(12, 36);
    }

    private static boolean isChild(Suggestion child, Suggestion parent) {
        return distance(child.genotype(), parent.genotype()) == 1;
    }

    private static int distance(Genotype one, Genotype other) {
        return (int) IntStream.range(0, one.options().length)
                .filter(k -> one.option(k) != other.option(k))
                .count();
    }

    @Test
    void needsDescriptors() {
        SearchProblem without = new SearchProblem(Devices.SPACE, 1, 10, 1);
        Settings settings = Settings.of(provider().settings(), Map.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider().open(without, settings))
                .withMessageContaining("[0] descriptors");
        BlackBoxSearcher searcher = provider().open(new SearchProblem(Devices.SPACE, 1, 2, 10, 1), settings);
        Suggestion asked = searcher.suggest(1).getFirst();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> searcher.observe(new Observation(asked, List.of(1.0))))
                .withMessageContaining("[0] descriptors");
    }

    @Test
    void threeDescriptorsDoToo() {
        BlackBoxSearcher searcher = provider()
                .open(
                        new SearchProblem(Devices.SPACE, 1, 3, 300, 1),
                        Settings.of(provider().settings(), Map.of()));
        for (int trial = 0; trial < 100; trial++) {
            Suggestion asked = searcher.suggest(1).getFirst();
            searcher.observe(new Observation(asked, List.of(1.0), List.of(trial % 5.0, trial % 7.0, trial % 11.0), 0));
        }
        assertThat(searcher.suggest(3)).hasSize(3);
    }
}
