package nas4j.search.differentiable.strategy;

import java.util.ArrayList;
import java.util.List;
import nas4j.search.Setting;
import nas4j.search.Settings;
import nas4j.search.differentiable.Adam;
import nas4j.search.differentiable.Method;

/** {@code darts}. */
public final class DartsProvider implements GradientSearchProvider {
    @Override
    public String name() {
        return "darts";
    }

    @Override
    public String summary() {
        return "Learns by gradients how strongly each branch counts, with all branches mixed by a softmax.";
    }

    @Override
    public String whenToUse() {
        return "Branches of equal shapes, and images to train on; it tends to end in skips, against which it has guards.";
    }

    @Override
    public String paper() {
        return "Liu et al. 2019, \"DARTS: Differentiable architecture search\"; guards: Zela et al. 2020, Chu et al. 2021";
    }

    @Override
    public List<Setting> settings() {
        List<Setting> settings = new ArrayList<>(GradientSettings.guarded(Adam.darts(), 0));
        settings.add(GradientSettings.order());
        return settings;
    }

    @Override
    public GradientSearch plan(Settings settings) {
        Method method = new Method.Softmax(GradientSettings.order(settings));
        return GradientSettings.guarded(method, Adam.darts(), settings);
    }
}
