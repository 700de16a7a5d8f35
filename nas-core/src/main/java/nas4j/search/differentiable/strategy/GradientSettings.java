package nas4j.search.differentiable.strategy;

import java.util.ArrayList;
import java.util.List;
import nas4j.search.Setting;
import nas4j.search.Settings;
import nas4j.search.differentiable.Adam;
import nas4j.search.differentiable.EigenvalueStop;
import nas4j.search.differentiable.Method;
import nas4j.search.differentiable.Order;
import nas4j.search.differentiable.SkipDecay;
import org.jspecify.annotations.Nullable;

/** Settings that strategies by gradients have in common. */
final class GradientSettings {
    private static final String FIRST = "first";
    private static final String SECOND = "second";
    private static final List<String> ORDERS = List.of(FIRST, SECOND, "second-by-differences");
    private static final String EIGENVALUES = "eigenvalues";
    private static final double BELOW_ONE = Math.nextDown(1.0);
    private static final double LARGEST = 1000;
    private static final int MOST = 100_000;

    private GradientSettings() {}

    /** Those of every strategy. */
    static List<Setting> common(int epochs, Adam adam, double warmUp, int every) {
        return List.of(
                Setting.whole(
                        "epochs", "Passes over one half of the images; α learns from the other.", 1, MOST, epochs),
                Setting.number("alpha-rate", "Learning rate of α.", Double.MIN_NORMAL, LARGEST, adam.learningRate()),
                Setting.number("alpha-decay", "Weight decay of α.", 0, LARGEST, adam.decay()),
                Setting.number("warm-up", "Share of the steps before α is learned.", 0, BELOW_ONE, warmUp),
                Setting.whole("every", "Steps from one step of α to the next.", 1, MOST, every));
    }

    /** Those of strategies that run all branches. */
    static List<Setting> guarded(Adam adam, double warmUp) {
        EigenvalueStop standard = EigenvalueStop.standard();
        List<Setting> settings = new ArrayList<>(common(50, adam, warmUp, 1));
        settings.add(Setting.number(
                "skip-decay", "β of what skips weigh on top at first, falling to 0; 0 for none.", 0, LARGEST, 0));
        settings.add(Setting.word(
                "stop",
                "Whether to stop where the validation loss becomes sharp in α, and to go back to an earlier epoch.",
                List.of("off", EIGENVALUES)));
        settings.add(Setting.whole("stop-every", "Epochs from one eigenvalue to the next.", 1, MOST, standard.every()));
        settings.add(Setting.whole("stop-window", "Eigenvalues that are averaged.", 1, MOST, standard.window()));
        settings.add(Setting.whole(
                "stop-lag", "Eigenvalues between the two averages that are compared.", 1, MOST, standard.lag()));
        settings.add(Setting.number(
                "stop-ratio",
                "Of the later average to the earlier one, above which it stops.",
                Math.nextUp(1.0),
                LARGEST,
                standard.ratio()));
        settings.add(Setting.whole("stop-least", "The earliest epoch to go back to.", 1, MOST, standard.least()));
        return settings;
    }

    /** How far gradients look ahead. */
    static Setting order() {
        return Setting.word(
                "order",
                "How far gradients of α look ahead: by no step of training, or by one, differentiated through or by"
                        + " central differences.",
                ORDERS);
    }

    static Order order(Settings settings) {
        return switch (settings.word("order")) {
            case FIRST -> Order.FIRST;
            case SECOND -> Order.SECOND;
            default -> Order.SECOND_BY_DIFFERENCES;
        };
    }

    /** A search without guards. */
    static GradientSearch sampled(Method method, Adam adam, Settings settings) {
        return search(method, adam, settings, SkipDecay.NONE, null);
    }

    /** A search with the guards that are asked for. */
    static GradientSearch guarded(Method method, Adam adam, Settings settings) {
        EigenvalueStop stop = settings.word("stop").equals(EIGENVALUES)
                ? new EigenvalueStop(
                        settings.whole("stop-every"),
                        settings.whole("stop-window"),
                        settings.whole("stop-lag"),
                        settings.number("stop-ratio"),
                        settings.whole("stop-least"))
                : null;
        return search(method, adam, settings, new SkipDecay(settings.number("skip-decay")), stop);
    }

    private static GradientSearch search(
            Method method, Adam adam, Settings settings, SkipDecay decay, @Nullable EigenvalueStop stop) {
        Adam architecture =
                new Adam(settings.number("alpha-rate"), adam.beta1(), adam.beta2(), settings.number("alpha-decay"));
        return new GradientSearch(
                method,
                architecture,
                settings.whole("epochs"),
                settings.number("warm-up"),
                settings.whole("every"),
                decay,
                stop);
    }
}
