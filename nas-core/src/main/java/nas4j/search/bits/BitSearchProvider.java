package nas4j.search.bits;

import java.util.List;
import nas4j.search.Setting;
import nas4j.search.Settings;
import nas4j.search.differentiable.Adam;
import nas4j.search.oneshot.OneShotProvider;

/** {@code differentiable-bits}. */
public final class BitSearchProvider implements OneShotProvider {
    private static final Setting EPOCHS = Setting.whole(
            "epochs",
            "Passes over one half of the images with rounding, after those of the evaluation without; bits learn from the"
                    + " other half.",
            1,
            100_000,
            10);
    private static final Setting WARM_UP =
            Setting.number("warm-up", "Share of the steps before bits are learned.", 0, Math.nextDown(1.0), 0.2);
    private static final Setting RATE =
            Setting.number("alpha-rate", "Learning rate of the strengths of bits.", Double.MIN_NORMAL, 1_000, 0.02);

    @Override
    public String name() {
        return "differentiable-bits";
    }

    @Override
    public String summary() {
        return "Learns bits of weights and of values by gradients, with all options mixed in one network.";
    }

    @Override
    public String whenToUse() {
        return "The architecture is settled, and its numbers are to get as few bits as they need.";
    }

    @Override
    public String paper() {
        return "Cai and Vasconcelos 2020, \"Rethinking differentiable search for mixed-precision neural networks\"";
    }

    @Override
    public List<Setting> settings() {
        return List.of(EPOCHS, WARM_UP, RATE);
    }

    @Override
    public boolean beginsAtGiven() {
        return true;
    }

    /**
     * How the search goes.
     *
     * @param settings a value for each of {@link #settings()}, checked
     */
    public BitSearch plan(Settings settings) {
        Adam darts = Adam.darts();
        return new BitSearch(
                settings.whole(EPOCHS.name()),
                settings.number(WARM_UP.name()),
                new Adam(settings.number(RATE.name()), darts.beta1(), darts.beta2(), 0));
    }
}
