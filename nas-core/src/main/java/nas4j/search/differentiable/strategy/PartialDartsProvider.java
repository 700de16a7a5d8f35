package nas4j.search.differentiable.strategy;

import java.util.ArrayList;
import java.util.List;
import nas4j.search.Setting;
import nas4j.search.Settings;
import nas4j.search.differentiable.Adam;
import nas4j.search.differentiable.Method;

/** {@code pc-darts}. */
public final class PartialDartsProvider implements GradientSearchProvider {
    /** Weights are learned alone for 15 of 50 epochs. */
    private static final double WARM_UP = 0.3;

    private static final Adam ADAM = new Adam(6e-4, 0.5, 0.999, 1e-3);
    private static final Method.Partial STANDARD = Method.Partial.standard();
    private static final String ON = "on";

    @Override
    public String name() {
        return "pc-darts";
    }

    @Override
    public String summary() {
        return "As darts, but mixes a part of the channels, and weighs the edges of a node.";
    }

    @Override
    public String whenToUse() {
        return "Where darts takes too much memory or time, or ends in skips.";
    }

    @Override
    public String paper() {
        return "Xu et al. 2020, \"PC-DARTS: Partial channel connections for memory-efficient architecture search\"";
    }

    @Override
    public List<Setting> settings() {
        List<Setting> settings = new ArrayList<>(GradientSettings.guarded(ADAM, WARM_UP));
        settings.add(Setting.whole("channels", "K: one of so many channels is mixed.", 1, 1024, STANDARD.share()));
        settings.add(
                Setting.word("edge-weights", "Whether edges that come together have weights, β.", List.of(ON, "off")));
        return settings;
    }

    @Override
    public GradientSearch plan(Settings settings) {
        Method method = new Method.Partial(
                settings.whole("channels"), settings.word("edge-weights").equals(ON));
        return GradientSettings.guarded(method, ADAM, settings);
    }
}
