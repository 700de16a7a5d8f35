package nas4j.search.oneshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import nas4j.contract.TinySpace;
import nas4j.space.Costs;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import org.junit.jupiter.api.Test;

class PathSamplerTest {
    private static final long STEPS = 1_000;

    /** Of chi square with 4 degrees of freedom: a fair sampler exceeds it once in 100 decisions. */
    private static final double ONE_PERCENT = 13.277;

    @Test
    void uniformPathsTakeEachOptionAsOften() {
        SearchSpace space = TinySpace.cellOfFive();
        PathSampler sampler = new UniformPaths(space, 1);
        int[][] counts = counts(space, sampler, STEPS);
        for (int[] options : counts) {
            double expected = STEPS / 5.0;
            double chiSquare = Arrays.stream(options)
                    .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                    .sum();
            assertThat(chiSquare).isLessThan(ONE_PERCENT);
        }
    }

    @Test
    void fairPathsTakeEachOptionOnceInEachStep() {
        SearchSpace space = TinySpace.cellOfFive();
        PathSampler sampler = new FairPaths(space, 1);
        for (long step = 0; step < 20; step++) {
            List<Genotype> paths = sampler.paths(step);
            assertThat(paths).hasSize(5);
            for (int decision = 0; decision < space.decisions().size(); decision++) {
                int asked = decision;
                assertThat(paths.stream().map(path -> path.option(asked))).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
            }
        }
        assertThat(Stream.of(counts(space, sampler, 20)).flatMapToInt(Arrays::stream))
                .containsOnly(20);
    }

    @Test
    void fairPathsDealUnequalNumbersOfOptionsEvenly() {
        for (SearchSpace space : fair()) {
            PathSampler sampler = new FairPaths(space, 3);
            for (int[] options : counts(space, sampler, 17)) {
                int least = Arrays.stream(options).min().orElse(0);
                int most = Arrays.stream(options).max().orElse(0);
                assertThat(most - least).as(space.name()).isLessThanOrEqualTo(1);
            }
        }
    }

    /** Without the one whose constraint makes an option rare. */
    private static List<SearchSpace> fair() {
        return TinySpace.allSmall().stream()
                .filter(space -> !space.name().equals("counted"))
                .toList();
    }

    @Test
    void aSandwichHasBothEndsInEachStep() {
        SearchSpace space = Elastics.space();
        Extremes extremes = Extremes.of(space);
        PathSampler sampler = new SandwichPaths(space, extremes, 2, 1);
        for (long step = 0; step < 50; step++) {
            assertThat(sampler.paths(step)).hasSize(4).startsWith(extremes.largest(), extremes.smallest());
        }
        assertThat(LongStream.range(0, 50)
                        .mapToObj(sampler::paths)
                        .flatMap(List::stream)
                        .distinct())
                .hasSizeGreaterThan(30);
    }

    @Test
    void pathsDependOnTheStepAloneAndSatisfyTheConstraints() {
        for (SearchSpace space : fair()) {
            Extremes extremes = Extremes.of(space);
            List<LongFunction<PathSampler>> makers = List.of(
                    seed -> new UniformPaths(space, seed),
                    seed -> new FairPaths(space, seed),
                    seed -> new SandwichPaths(space, extremes, 1, seed),
                    seed -> new ShrinkingPaths(extremes.largest(), ShrinkingStage.onceForAll(), 40, seed));
            for (LongFunction<PathSampler> maker : makers) {
                PathSampler once = maker.apply(5);
                List<List<Genotype>> forward =
                        LongStream.range(0, 40).mapToObj(once::paths).toList();
                assertThat(maker.apply(5).paths(39)).isEqualTo(forward.get(39));
                assertThat(once.paths(7)).isEqualTo(forward.get(7));
                forward.stream()
                        .flatMap(List::stream)
                        .forEach(path -> assertThat(space.violations(path, Costs.UNKNOWN))
                                .isEmpty());
            }
        }
    }

    @Test
    void constraintsThatForbidFairnessAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LongStream.range(0, 10).forEach(new FairPaths(TinySpace.counted(), 1)::paths))
                .withMessageContaining("count(kernel, 5) <= 1");
        SearchSpace space = TinySpace.constrained();
        SearchSpace one = space.among(List.of(space.enumerate().findFirst().orElseThrow()), "the first");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FairPaths(one, 1).paths(0))
                .withMessageContaining("[3] networks")
                .withMessageContaining("the first");
    }

    @Test
    void theLargestHasTheMostOfAllAndTheSmallestTheLeast() {
        SearchSpace space = Elastics.space();
        Extremes extremes = Extremes.of(space);
        assertThat(labels(extremes.largest())).containsEntry("width", "16").containsValue("3");
        assertThat(extremes.largest().text()).contains("=5").doesNotContain("=1 ");
        assertThat(labels(extremes.smallest()).values()).containsOnly("4", "1");
    }

    @Test
    void kindsOfDecisionsAreRecognised() {
        SearchSpace space = Elastics.space();
        List<Elasticity> kinds = Elasticity.of(Extremes.of(space).largest());
        List<Elasticity> expected = new ArrayList<>();
        space.decisions()
                .forEach(decision -> expected.add(
                        decision.path().equals("width")
                                ? Elasticity.WIDTH
                                : decision.path().contains("kernel") ? Elasticity.KERNEL : Elasticity.DEPTH));
        assertThat(kinds).isEqualTo(expected).contains(Elasticity.DEPTH);
    }

    @Test
    void shrinkingFreesKernelsThenDepthThenWidth() {
        SearchSpace space = Elastics.space();
        Genotype largest = Extremes.of(space).largest();
        long steps = 410;
        PathSampler sampler = new ShrinkingPaths(largest, ShrinkingStage.onceForAll(), steps, 1);
        assertThat(freed(sampler, largest, 0, 120)).containsExactly(Elasticity.KERNEL);
        assertThat(freed(sampler, largest, 120, 265)).containsExactly(Elasticity.KERNEL, Elasticity.DEPTH);
        assertThat(freed(sampler, largest, 265, 410))
                .containsExactly(Elasticity.KERNEL, Elasticity.DEPTH, Elasticity.WIDTH);
        assertThat(LongStream.of(0, 119, 120, 144, 145, 265, 290)
                        .mapToObj(step -> sampler.paths(step).size()))
                .containsExactly(1, 1, 2, 2, 2, 4, 4);
        assertThat(LongStream.range(0, steps).filter(sampler::sortsChannelsBefore))
                .containsExactly(265L, 290L);
        assertThat(widths(sampler, 265, 290)).containsExactlyInAnyOrder("8", "16");
        assertThat(widths(sampler, 290, 410)).containsExactlyInAnyOrder("4", "8", "16");
    }

    @Test
    void uniformPathsAreThoseThatAreWantedUnlessTheyAreRare() {
        SearchSpace space = Elastics.space();
        Genotype first = space.enumerate().findFirst().orElseThrow();
        int own = first.option(0);
        UniformPaths all = new UniformPaths(space, 3);
        UniformPaths some = new UniformPaths(space, 3, path -> path.option(0) != own);
        assertThat(LongStream.range(0, 200).mapToObj(some::paths))
                .allMatch(paths -> paths.getFirst().option(0) != own);
        assertThat(LongStream.range(0, 200).mapToObj(all::paths))
                .anyMatch(paths -> paths.getFirst().option(0) == own);
        UniformPaths none = new UniformPaths(space, 3, _ -> false);
        UniformPaths any = new UniformPaths(space, 3, _ -> true);
        for (long step = 0; step < 50; step++) {
            assertThat(none.paths(step)).isEqualTo(all.paths(step)).isEqualTo(any.paths(step));
        }
    }

    @Test
    void allOfOnceForAllBeginsWithTheLargestNetworkByItself() {
        SearchSpace space = Elastics.space();
        Genotype largest = Extremes.of(space).largest();
        PathSampler sampler = new ShrinkingPaths(largest, ShrinkingStage.fromTheLargest(), 590, 1);
        assertThat(freed(sampler, largest, 0, 180)).isEmpty();
        assertThat(freed(sampler, largest, 180, 300)).containsExactly(Elasticity.KERNEL);
        assertThat(LongStream.range(0, 590).filter(sampler::sortsChannelsBefore))
                .containsExactly(445L, 470L);
    }

    private static List<Elasticity> freed(PathSampler sampler, Genotype largest, long from, long to) {
        List<Elasticity> kinds = Elasticity.of(largest);
        return LongStream.range(from, to)
                .mapToObj(sampler::paths)
                .flatMap(List::stream)
                .flatMap(path -> Stream.iterate(0, k -> k < kinds.size(), k -> k + 1)
                        .filter(k -> path.option(k) != largest.option(k) && path.isActive(k))
                        .map(kinds::get))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> widths(PathSampler sampler, long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(sampler::paths)
                .flatMap(List::stream)
                .map(path -> labels(path).getOrDefault("width", ""))
                .distinct()
                .toList();
    }

    private static Map<String, String> labels(Genotype genotype) {
        return Stream.of(genotype.text().split(" ", -1))
                .map(pair -> pair.split("=", -1))
                .collect(java.util.stream.Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static int[][] counts(SearchSpace space, PathSampler sampler, long steps) {
        int[][] counts = space.decisions().stream()
                .map(decision -> new int[decision.options()])
                .toArray(int[][]::new);
        LongStream.range(0, steps)
                .mapToObj(sampler::paths)
                .flatMap(List::stream)
                .forEach(path -> {
                    for (int decision = 0; decision < counts.length; decision++) {
                        if (path.isActive(decision)) {
                            counts[decision][path.option(decision)]++;
                        }
                    }
                });
        return counts;
    }
}
