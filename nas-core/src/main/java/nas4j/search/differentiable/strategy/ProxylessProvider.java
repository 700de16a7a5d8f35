package nas4j.search.differentiable.strategy;

import java.util.List;
import nas4j.search.Setting;
import nas4j.search.Settings;
import nas4j.search.differentiable.Adam;
import nas4j.search.differentiable.Method;

/** {@code proxyless}. */
public final class ProxylessProvider implements GradientSearchProvider {
    /** Weights are learned alone for 40 of 160 epochs. */
    private static final double WARM_UP = 0.25;

    private static final Adam ADAM = new Adam(1e-3, 0, 0.999, 0);

    @Override
    public String name() {
        return "proxyless";
    }

    @Override
    public String summary() {
        return "Runs one branch of each choice, or two where it learns, by gates that are open or closed.";
    }

    @Override
    public String whenToUse() {
        return "Where networks must also be cheap: with a cost term it weighs accuracy against multiply-adds or a device's latency.";
    }

    @Override
    public String paper() {
        return "Cai et al. 2019, \"ProxylessNAS: Direct neural architecture search on target task and hardware\"";
    }

    @Override
    public List<Setting> settings() {
        return GradientSettings.common(160, ADAM, WARM_UP, 5);
    }

    @Override
    public GradientSearch plan(Settings settings) {
        return GradientSettings.sampled(new Method.Gates(), ADAM, settings);
    }
}
