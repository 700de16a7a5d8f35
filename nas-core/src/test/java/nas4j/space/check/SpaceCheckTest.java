package nas4j.space.check;

import static nas4j.space.tree.Expressions.oneOf;
import static nas4j.space.tree.Expressions.ordered;
import static nas4j.space.tree.Networks.chain;
import static nas4j.space.tree.Networks.layer;
import static nas4j.space.tree.Networks.repeat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import nas4j.contract.TinySpace;
import nas4j.graph.GraphCost;
import nas4j.input.Where;
import nas4j.space.Costs;
import nas4j.space.SearchSpace;
import nas4j.space.SearchSpaceBuilder;
import nas4j.space.compile.SpaceCompiler;
import nas4j.space.tree.Expression;
import nas4j.space.tree.ExpressionParser;
import nas4j.space.tree.Network;
import nas4j.space.tree.Networks;
import org.junit.jupiter.api.Test;

class SpaceCheckTest {
    @Test
    void smallSpacesAreLookedAtWhole() {
        for (SearchSpace space : TinySpace.allSmall()) {
            SpaceReport report = check(space);
            assertThat(report.enumerated()).isTrue();
            assertThat(report.examined()).isEqualTo(space.size().genotypes().longValueExact());
            assertThat(report.feasibleShare()).isEqualTo(new FeasibleShare(report.examined(), report.examined(), true));
            assertThat(report.feasible()).isTrue();
            assertThat(report.errors()).isEmpty();
            assertThat(report.ranges()).hasSize(6).allMatch(SpaceReport.CostRange::exact);
        }
    }

    @Test
    void rangesAndDistinctNetworksAreThoseOfAllGenotypes() {
        SpaceReport report = check(compile(TinySpace.image("x").network(layer("conv", "channels", oneOf(1, 2, 5)))));
        assertThat(report.distinct()).isEqualTo(3);
        assertThat(report.ranges())
                .contains(
                        new SpaceReport.CostRange(Costs.Cost.PARAMETERS, 27, 27 * 5, true),
                        new SpaceReport.CostRange(Costs.Cost.MACS, 27 * 64, 27 * 64 * 5, true),
                        new SpaceReport.CostRange(Costs.Cost.PEAK_MEMORY, 4 * 64 * 4, 8 * 64 * 4, true),
                        new SpaceReport.CostRange(Costs.Cost.DEPTH, 1, 1, true));
    }

    @Test
    void trainingValuesDoNotMakeNetworksDistinct() {
        SpaceReport report = check(TinySpace.training());
        assertThat(report.examined()).isEqualTo(16);
        assertThat(report.distinct()).isEqualTo(2);
        assertThat(report.warnings()).isEmpty();
    }

    @Test
    void largeSpacesAreSampled() {
        SpaceReport report = check(compile(TinySpace.largeBuilder().constraint("depth <= 21")));
        assertThat(report.enumerated()).isFalse();
        assertThat(report.distinct()).isNull();
        assertThat(report.feasible()).isTrue();
        FeasibleShare share = report.feasibleShare();
        assertThat(share.low()).isPositive().isLessThan(share.share());
        assertThat(share.high()).isLessThan(1).isGreaterThan(share.share());
        assertThat(report.errors()).isEmpty();
    }

    @Test
    void sameSeedGivesTheSameReport() {
        for (SearchSpace space : List.of(TinySpace.large(), TinySpace.entangled(), TinySpace.subset())) {
            assertThat(check(space)).isEqualTo(check(space));
        }
    }

    @Test
    void contradictingConstraintsOverDecisionsAreTheSmallestSet() {
        SpaceReport report = check(compile(TinySpace.image("x")
                .let("a", ordered(1, 3, 5))
                .let("b", ordered(1, 3, 5))
                .network(layer("conv", "channels", 4, "kernel", "a"), layer("conv", "channels", 4, "kernel", "b"))
                .constraint("a <= 3")
                .constraint("b >= 3")
                .constraint("a >= b")
                .constraint("b != a")
                .constraint("a + b < 9")));
        assertThat(report.feasible()).isFalse();
        assertThat(report.size().genotypes()).isZero();
        assertThat(report.errors()).hasSize(1);
        assertThat(report.errors().getFirst().proved()).isTrue();
        assertThat(report.errors().getFirst().message())
                .isEqualTo("no network satisfies [a <= 3] and [b >= 3] and [a >= b] and [b != a]");
    }

    @Test
    void contradictingConstraintsOverCostsAreProvedOnSmallSpaces() {
        SpaceReport report = check(compile(TinySpace.image("x")
                .let("a", ordered(1, 3, 5))
                .network(layer("conv", "channels", 4, "kernel", "a"))
                .constraint("depth >= 1")
                .constraint("parameters <= 100")
                .constraint("a >= 3")
                .constraint("macs <= 1G")));
        assertThat(report.feasible()).isFalse();
        assertThat(report.feasibleShare().share()).isZero();
        assertThat(report.errors())
                .containsExactly(Finding.error(
                        Finding.Kind.CONFLICT,
                        true,
                        "no network satisfies [parameters <= 100] and [a >= 3] (the nearest has parameters 108)",
                        Where.UNKNOWN));
    }

    @Test
    void contradictingConstraintsOverCostsAreSoughtInLargeSpaces() {
        SpaceReport report = check(compile(TinySpace.largeBuilder()
                .constraint("parameters <= 1G")
                .constraint("depth >= 9")
                .constraint("macs <= " + smallest(TinySpace.large()).macs())));
        assertThat(report.feasible()).isFalse();
        assertThat(report.errors()).hasSize(1);
        assertThat(report.errors().getFirst().proved()).isFalse();
        assertThat(report.errors().getFirst().message())
                .startsWith("no network was found that satisfies [depth >= 9] and [macs <= ")
                .contains(" tries; the nearest has ");
    }

    @Test
    void oneNetworkInBillionsIsFound() {
        long parameters = smallest(TinySpace.large()).parameters();
        SpaceReport report = check(compile(TinySpace.largeBuilder().constraint("parameters <= " + parameters)));
        assertThat(report.feasibleShare().satisfied()).isZero();
        assertThat(report.feasible()).isTrue();
        assertThat(report.errors()).isEmpty();
    }

    @Test
    void optionsThatConstraintsOverDecisionsForbidAreProved() {
        for (SearchSpaceBuilder builder : List.of(TinySpace.image("x").network(layer("conv", "width")), large())) {
            SpaceReport report =
                    check(compile(builder.let("width", ordered(4, 8, 16)).constraint("width != 8")));
            assertThat(report.warnings()).hasSize(1);
            assertThat(report.warnings().getFirst().proved()).isTrue();
            assertThat(report.warnings().getFirst().message())
                    .isEqualTo("option [8] of [width] can never be chosen:"
                            + " no genotype that satisfies the constraints over decisions has it");
        }
    }

    @Test
    void optionsThatConstraintsOverCostsForbidAreProvedOnSmallSpaces() {
        SpaceReport report = check(compile(TinySpace.image("x")
                .network(layer("conv", "channels", oneOf(1, 2, 5)))
                .constraint("parameters <= 100")));
        assertThat(report.feasibleShare()).isEqualTo(new FeasibleShare(2, 3, true));
        assertThat(report.warnings())
                .extracting(Finding::message)
                .containsExactly("option [5] of [channels] can never be chosen: each network with it violates a"
                        + " constraint; the nearest has parameters 135");
    }

    @Test
    void optionsThatConstraintsOverCostsForbidAreSoughtInLargeSpaces() {
        // The first stage alone has 9·16² weights more than 2,000 where the width is 16.
        SpaceReport report =
                check(compile(large().let("width", ordered(4, 8, 16)).constraint("parameters <= 12k")));
        assertThat(report.warnings())
                .filteredOn(finding -> finding.message().startsWith("option [16] of [width]"))
                .hasSize(1)
                .allMatch(finding -> !finding.proved() && finding.message().contains("the nearest has parameters "));
        assertThat(report.warnings()).noneMatch(finding -> finding.message().startsWith("option [4] of [width]"));
    }

    @Test
    void whatExistsOnlyUnderADeadOptionIsNotReportedItself() {
        SpaceReport report = check(compile(TinySpace.image("x")
                .let("type", oneOf("plain", "deep"))
                .network(Networks.select(
                        "type", "plain", layer("conv", 4), "deep", layer("conv", "channels", 4, "kernel", oneOf(3, 5))))
                .constraint("type == plain")));
        assertThat(report.warnings()).hasSize(1);
        assertThat(report.warnings().getFirst().message()).startsWith("option [deep] of [type]");
    }

    @Test
    void decisionsThatChangeNothingAreProvedOnSmallSpaces() {
        SpaceReport report = check(compile(TinySpace.image("x")
                .network(
                        layer("conv", oneOf(4, 8)),
                        Networks.oneOf("a", layer("pass"), "b", layer("dropout", 0)),
                        Networks.sum(layer("pass"), chain(layer("conv", "channels", "in.channels", "kernel", 1))))));
        assertThat(report.warnings())
                .containsExactly(Finding.warning(
                        Finding.Kind.IDLE_DECISION,
                        true,
                        "decision [choice] never changes the network nor the training",
                        Where.UNKNOWN));
        assertThat(report.distinct()).isEqualTo(2);
    }

    @Test
    void decisionsThatChangeNothingAreSoughtInLargeSpaces() {
        SpaceReport report = check(compile(TinySpace.largeBuilder()
                .train("rate", "0 * if(noise, 1, 2)")
                .let(
                        "noise",
                        new Expression.OneOf(
                                List.of(
                                        new Expression.Option("on", new Expression.Name("true", Where.UNKNOWN)),
                                        new Expression.Option("off", new Expression.Name("false", Where.UNKNOWN))),
                                false,
                                Where.UNKNOWN))));
        assertThat(report.warnings())
                .extracting(Finding::message)
                .containsExactly("decision [noise] changed neither the network nor the training in 100 tries");
        assertThat(report.warnings().getFirst().proved()).isFalse();
    }

    @Test
    void namesThatNothingUsesAreListed() {
        SpaceReport report = check(compile(TinySpace.image("x")
                .let("width", oneOf(4, 8))
                .let("double", "2 * width")
                .let("depth-wise", 3)
                .network(layer("used", 4))
                .block("used(channels, kernel = 3)", layer("conv", "channels"))
                .block("unused", layer("norm"))));
        assertThat(report.warnings())
                .extracting(Finding::message)
                .containsExactlyInAnyOrder(
                        "value [width] is never used",
                        "value [double] is never used",
                        "value [depth-wise] is never used",
                        "parameter [kernel] of block [used] is never used",
                        "block [unused] is never called");
    }

    @Test
    void failingGenotypesAreReportedByTheAnswersTheyHaveInCommon() {
        SpaceReport report = check(compile(TinySpace.image("x")
                .let("channels", oneOf(8, 9, 10))
                .network(
                        layer("conv", "channels", "channels", "kernel", oneOf(1, 3)),
                        groupedConvolution(),
                        layer("act", oneOf("relu", "gelu")))));
        assertThat(report.errors())
                .extracting(Finding::text)
                .containsExactlyInAnyOrder(
                        "x.yaml:7:5: network[1].conv: genotypes with [channels=8 conv2/groups=3] cannot be built (4 of 24):"
                                + " node [conv2]: channels [8] is not a multiple of groups [3]",
                        "x.yaml:7:5: network[1].conv: genotypes with [channels=10 conv2/groups=3] cannot be built (4 of 24):"
                                + " node [conv2]: channels [10] is not a multiple of groups [3]");
        assertThat(report.feasibleShare()).isEqualTo(new FeasibleShare(16, 24, true));
    }

    @Test
    void failingGenotypesOfLargeSpacesAreSought() {
        SpaceReport report = check(compile(TinySpace.image("x")
                .let("channels", oneOf(8, 12, 16, 20, 24, 28, 32, 36, 40, 44))
                .let("groups", oneOf(1, 2, 4, 3))
                .network(
                        layer("conv", "channels"),
                        repeat(16, layer("conv", "channels", "channels", "kernel", ordered(1, 3, 5, 7))),
                        layer("conv", "channels", "channels", "groups", "if(channels == 20, groups, 1)"))));
        assertThat(report.enumerated()).isFalse();
        assertThat(report.errors()).hasSize(1);
        assertThat(report.errors().getFirst().message())
                .startsWith("genotypes with [channels=20 groups=3] cannot be built, as far as was looked: ");
    }

    @Test
    void aSpaceInWhichNothingBuildsSaysSo() {
        SpaceReport report = check(compile(
                TinySpace.image("x").network(layer("conv", oneOf(4, 8)), layer("global-pool"), layer("conv", 4))));
        assertThat(report.feasible()).isFalse();
        assertThat(report.distinct()).isZero();
        assertThat(report.ranges()).isEmpty();
        assertThat(report.errors()).hasSize(1);
        assertThat(report.errors().getFirst().message()).startsWith("no genotype can be built: ");
    }

    @Test
    void unknownLatencyIsNoViolation() {
        SpaceReport report = check(
                compile(TinySpace.image("x").network(layer("conv", oneOf(4, 8))).constraint("latency <= 3")));
        assertThat(report.feasibleShare()).isEqualTo(new FeasibleShare(2, 2, true));
        assertThat(report.findings())
                .extracting(Finding::message)
                .containsExactly("[latency <= 3] was not looked at: latency is known for a device only");
    }

    @Test
    void theTimeLimitCutsTheCheckShort() {
        AtomicLong now = new AtomicLong();
        InstantSource clock = () -> Instant.ofEpochSecond(0, now.addAndGet(300_000));
        SpaceReport report = SpaceCheck.of(TinySpace.large(), 1, Duration.ofSeconds(1), clock);
        assertThat(report.examined()).isBetween(1L, 1_999L);
        assertThat(report.findings())
                .extracting(Finding::message)
                .contains("the check was cut short by its time limit");
    }

    @Test
    void whatConstraintsLeaveOfALargeSpaceIsLookedAtWhole() {
        SpaceReport report = check(compile(TinySpace.image("x")
                .network(layer("conv", 4), repeat(24, layer("conv", "channels", 4, "kernel", oneOf(1, 3, 5))))
                .constraint("count(kernel, 3, 5) <= 1")));
        assertThat(report.enumerated()).isTrue();
        assertThat(report.examined()).isEqualTo(1 + 2 * 24);
        assertThat(report.warnings()).isEmpty();
    }

    @Test
    void anOptionOfABlockThatIsCalledOftenIsToldOnce() {
        Where where = new Where("x.yaml", 7, 5, "kernel");
        Expression kernel = new Expression.OneOf(
                List.of(
                        new Expression.Option(null, new Expression.Num(1, where)),
                        new Expression.Option(null, new Expression.Num(3, where))),
                false,
                where);
        SpaceReport report = check(compile(TinySpace.image("x")
                .network(layer("conv", 4), repeat(5, layer("conv", "channels", 4, "kernel", kernel)))
                .constraint("count(kernel, 3) == 0")));
        assertThat(report.warnings())
                .extracting(Finding::text)
                .containsExactly(
                        "x.yaml:7:5: kernel: option [3] of [conv2/1/kernel] and of 4 more written here can never"
                                + " be chosen: no genotype that satisfies the constraints over decisions has it");
    }

    @Test
    void entangledConstraintsGiveAnEstimate() {
        SpaceReport report = check(TinySpace.entangled());
        assertThat(report.size().exact()).isFalse();
        assertThat(report.feasible()).isTrue();
        assertThat(report.errors()).isEmpty();
    }

    /** Costs of the network in which every decision takes its first option. */
    private static GraphCost smallest(SearchSpace space) {
        return GraphCost.of(
                space.decode(space.genotype(new int[space.decisions().size()])).graph());
    }

    private static Network groupedConvolution() {
        Where where = new Where("x.yaml", 7, 5, "network[1].conv");
        return new Network.Layer(
                "conv", Map.of("channels", ExpressionParser.parse("channels", where), "groups", oneOf(1, 3)), where);
    }

    private static SearchSpaceBuilder large() {
        return TinySpace.largeBuilder();
    }

    private static SpaceReport check(SearchSpace space) {
        return SpaceCheck.of(space, 1, Duration.ofMinutes(5), InstantSource.system());
    }

    private static SearchSpace compile(SearchSpaceBuilder builder) {
        return SpaceCompiler.compile(builder.build());
    }
}
