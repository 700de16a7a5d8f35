package nas4j.search.differentiable.strategy;

import java.util.ArrayList;
import java.util.List;
import nas4j.search.Setting;
import nas4j.search.Settings;
import nas4j.search.differentiable.Adam;
import nas4j.search.differentiable.Method;

/** {@code fair-darts}. */
public final class FairDartsProvider implements GradientSearchProvider {
    @Override
    public String name() {
        return "fair-darts";
    }

    @Override
    public String summary() {
        return "As darts, but each branch has a sigmoid of its own, which is drawn to 0 or 1.";
    }

    @Override
    public String whenToUse() {
        return "Where darts ends in skips: branches do not compete there, so that none wins by being easy to train.";
    }

    @Override
    public String paper() {
        return "Chu et al. 2020, \"Fair DARTS: Eliminating unfair advantages in differentiable architecture search\"";
    }

    @Override
    public List<Setting> settings() {
        List<Setting> settings = new ArrayList<>(GradientSettings.guarded(Adam.darts(), 0));
        settings.add(GradientSettings.order());
        settings.add(
                Setting.number("zero-one-weight", "Weight of the loss that draws sigmoids to 0 or 1.", 0, 1000, 10));
        return settings;
    }

    @Override
    public GradientSearch plan(Settings settings) {
        Method method = new Method.Sigmoid(GradientSettings.order(settings), settings.number("zero-one-weight"));
        return GradientSettings.guarded(method, Adam.darts(), settings);
    }
}
