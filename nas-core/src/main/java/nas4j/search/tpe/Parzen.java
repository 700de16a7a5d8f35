package nas4j.search.tpe;

import java.util.List;
import nas4j.search.Setting;
import nas4j.search.Settings;

/**
 * How a {@link ParzenModel} is set.
 *
 * @param good share of trials that count as good, above 0 to 1 (γ)
 * @param candidates drawn for each suggestion, at least 1
 * @param prior how many genotypes the uniform distribution weighs as much as, above 0
 */
public record Parzen(double good, int candidates, double prior) {
    private static final Setting GOOD =
            Setting.number("good", "Share of the trials that count as good (γ).", 0.01, 0.9, 0.25);
    private static final Setting CANDIDATES = Setting.whole(
            "candidates", "Genotypes drawn for each suggestion, of which one is proposed.", 1, 10_000, 24);
    private static final Setting PRIOR = Setting.number(
            "prior", "How many good genotypes the uniform distribution weighs as much as.", 0.01, 1_000, 1);

    /** The settings that make one. */
    public static List<Setting> settings() {
        return List.of(GOOD, CANDIDATES, PRIOR);
    }

    /** As a person set it. */
    public static Parzen of(Settings settings) {
        return new Parzen(
                settings.number(GOOD.name()), settings.whole(CANDIDATES.name()), settings.number(PRIOR.name()));
    }
}
