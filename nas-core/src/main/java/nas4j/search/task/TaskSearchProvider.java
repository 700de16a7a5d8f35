package nas4j.search.task;

import java.util.List;
import nas4j.search.Setting;
import nas4j.search.Settings;
import nas4j.search.oneshot.OneShotProvider;

/** {@code task-policies}. */
public final class TaskSearchProvider implements OneShotProvider {
    private static final Setting EPOCHS =
            Setting.whole("epochs", "Passes over the images in which supernet and policies learn.", 1, 100_000, 50);
    private static final Setting WARM_UP = Setting.number(
            "warm-up", "Share of the steps in which the supernet learns alone.", 0, Math.nextDown(1.0), 0.3);

    @Override
    public String name() {
        return "task-policies";
    }

    @Override
    public String summary() {
        return "Finds a network for each output of a space in one training: each task has its own distribution, and all learn"
                + " from all draws.";
    }

    @Override
    public String whenToUse() {
        return "Networks with several heads, such as class, mask and depth, where each task may want another network.";
    }

    @Override
    public String paper() {
        return "Wu et al. 2021, \"FBNetV5: neural architecture search for multiple tasks in one run\"";
    }

    @Override
    public List<Setting> settings() {
        return List.of(EPOCHS, WARM_UP);
    }

    /**
     * How the search goes.
     *
     * @param settings a value for each of {@link #settings()}, checked
     */
    public TaskSearch plan(Settings settings) {
        return new TaskSearch(settings.whole(EPOCHS.name()), settings.number(WARM_UP.name()));
    }
}
