package nas4j.search.differentiable.strategy;

import java.util.ArrayList;
import java.util.List;
import nas4j.search.Setting;
import nas4j.search.Settings;
import nas4j.search.differentiable.Adam;
import nas4j.search.differentiable.Method;

/** {@code gdas}. */
public final class GdasProvider implements GradientSearchProvider {
    private static final Method.Gumbel STANDARD = Method.Gumbel.standard();

    @Override
    public String name() {
        return "gdas";
    }

    @Override
    public String summary() {
        return "As darts, but runs one branch of each choice at a time, drawn by the Gumbel trick.";
    }

    @Override
    public String whenToUse() {
        return "Long searches and large networks: a step takes the time and memory of a single network.";
    }

    @Override
    public String paper() {
        return "Dong and Yang 2019, \"Searching for a robust neural architecture in four GPU hours\"";
    }

    @Override
    public List<Setting> settings() {
        List<Setting> settings = new ArrayList<>(GradientSettings.common(240, Adam.darts(), 0, 1));
        settings.add(
                temperature("first-temperature", "τ at the first step; it goes in a straight line.", STANDARD.first()));
        settings.add(temperature("last-temperature", "τ at the last step.", STANDARD.last()));
        return settings;
    }

    private static Setting temperature(String name, String meaning, double byDefault) {
        return Setting.number(name, meaning, 1e-6, 1e6, byDefault);
    }

    @Override
    public GradientSearch plan(Settings settings) {
        Method method = new Method.Gumbel(settings.number("first-temperature"), settings.number("last-temperature"));
        return GradientSettings.sampled(method, Adam.darts(), settings);
    }
}
