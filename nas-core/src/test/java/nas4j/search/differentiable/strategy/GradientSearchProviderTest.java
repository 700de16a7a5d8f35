package nas4j.search.differentiable.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nas4j.plugin.Registry;
import nas4j.search.Setting;
import nas4j.search.Settings;
import nas4j.search.differentiable.Adam;
import nas4j.search.differentiable.EigenvalueStop;
import nas4j.search.differentiable.Method;
import nas4j.search.differentiable.Order;
import nas4j.search.differentiable.SkipDecay;
import nas4j.search.oneshot.OneShotProvider;
import org.junit.jupiter.api.Test;

class GradientSearchProviderTest {
    private static GradientSearch plan(String name, Map<String, Double> settings) {
        GradientSearchProvider provider = providers().stream()
                .filter(found -> found.name().equals(name))
                .findFirst()
                .orElseThrow();
        return provider.plan(Settings.of(provider.settings(), settings));
    }

    private static List<GradientSearchProvider> providers() {
        return Registry.of(OneShotProvider.class, "strategy").all().stream()
                .filter(GradientSearchProvider.class::isInstance)
                .map(GradientSearchProvider.class::cast)
                .toList();
    }

    @Test
    void eachSaysWhatItIs() {
        assertThat(providers())
                .extracting(GradientSearchProvider::name)
                .containsExactly("darts", "fair-darts", "gdas", "pc-darts", "proxyless");
        assertThat(Registry.of(OneShotProvider.class, "strategy").all()).allSatisfy(provider -> {
            assertThat(provider.summary()).endsWith(".");
            assertThat(provider.whenToUse()).endsWith(".");
            assertThat(provider.paper()).contains("\"");
            assertThat(provider.settings()).extracting(Setting::name).doesNotHaveDuplicates();
        });
    }

    @Test
    void defaultsAreThePublishedOnes() {
        assertThat(plan("darts", Map.of()))
                .isEqualTo(new GradientSearch(
                        new Method.Softmax(Order.FIRST), Adam.darts(), 50, 0, 1, SkipDecay.NONE, null));
        assertThat(plan("fair-darts", Map.of()).method()).isEqualTo(new Method.Sigmoid(Order.FIRST, 10));
        assertThat(plan("gdas", Map.of()))
                .isEqualTo(new GradientSearch(Method.Gumbel.standard(), Adam.darts(), 240, 0, 1, SkipDecay.NONE, null));
        assertThat(plan("pc-darts", Map.of()))
                .isEqualTo(new GradientSearch(
                        Method.Partial.standard(), new Adam(6e-4, .5, .999, 1e-3), 50, .3, 1, SkipDecay.NONE, null));
        assertThat(plan("proxyless", Map.of()))
                .isEqualTo(new GradientSearch(
                        new Method.Gates(), new Adam(1e-3, 0, .999, 0), 160, .25, 5, SkipDecay.NONE, null));
    }

    @Test
    void everySettingIsHeard() {
        Map<String, Double> settings = Map.ofEntries(
                Map.entry("epochs", 7.0),
                Map.entry("alpha-rate", .01),
                Map.entry("alpha-decay", .02),
                Map.entry("warm-up", .3),
                Map.entry("every", 4.0),
                Map.entry("order", 2.0),
                Map.entry("skip-decay", 1.0),
                Map.entry("stop", 1.0),
                Map.entry("stop-every", 3.0),
                Map.entry("stop-window", 6.0),
                Map.entry("stop-lag", 2.0),
                Map.entry("stop-ratio", 1.5),
                Map.entry("stop-least", 8.0));
        assertThat(plan("darts", settings))
                .isEqualTo(new GradientSearch(
                        new Method.Softmax(Order.SECOND_BY_DIFFERENCES),
                        new Adam(.01, .5, .999, .02),
                        7,
                        .3,
                        4,
                        SkipDecay.STANDARD,
                        new EigenvalueStop(3, 6, 2, 1.5, 8)));
        assertThat(plan("fair-darts", Map.of("order", 1.0, "zero-one-weight", 3.0))
                        .method())
                .isEqualTo(new Method.Sigmoid(Order.SECOND, 3));
        assertThat(plan("pc-darts", Map.of("channels", 2.0, "edge-weights", 1.0))
                        .method())
                .isEqualTo(new Method.Partial(2, false));
        assertThat(plan("gdas", Map.of("first-temperature", 4.0, "last-temperature", .5))
                        .method())
                .isEqualTo(new Method.Gumbel(4, .5));
    }
}
