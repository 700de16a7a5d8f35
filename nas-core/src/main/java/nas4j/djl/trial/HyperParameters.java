package nas4j.djl.trial;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import nas4j.djl.data.batch.Augmentation;
import nas4j.djl.train.Optimization;
import nas4j.djl.train.Optimizer;
import nas4j.djl.train.Optimizer.AdamW;
import nas4j.djl.train.Optimizer.Sgd;
import nas4j.djl.train.Schedule;
import nas4j.djl.train.Schedule.Steps;
import nas4j.djl.train.Schedule.WarmUp;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;

/**
 * The settings of a training that a search space may decide, by name. They replace those of a {@link TrainingPlan}:
 *
 * <ul>
 *   <li>{@code optimizer}: {@code sgd} or {@code adamw}, with the usual settings of each; {@code learning-rate}, {@code
 *       weight-decay}, {@code momentum} (AdamW's memory of the gradients' mean);
 *   <li>{@code schedule}: {@code constant}, {@code linear}, {@code cosine} or {@code step} (to a tenth at a half and at
 *       three quarters); {@code warm-up}, the part of the steps before it;
 *   <li>{@code clip}: largest norm of the gradients; {@code average}: memory of the weights' moving average;
 *   <li>{@code batch}: images a step; {@code crop}: padding in pixels; {@code mirror}; {@code cutout}: side in pixels;
 *   <li>{@code label-smoothing} of all classes.
 * </ul>
 */
public final class HyperParameters {
    private static final Map<String, Optimizer> OPTIMIZERS = Map.of("sgd", Sgd.standard(), "adamw", AdamW.standard());

    private static final Map<String, Schedule> SCHEDULES = Map.of(
            "constant", Schedule.CONSTANT,
            "linear", Schedule.LINEAR,
            "cosine", Schedule.COSINE,
            "step", new Steps(List.of(0.5, 0.75), 0.1));

    /** In the order in which they are set: what the optimizer is comes before its settings. */
    private static final List<Setting> KNOWN = List.of(
            optimizer("optimizer", (old, value) -> value.one(OPTIMIZERS)),
            optimizer("learning-rate", (old, value) -> old.withLearningRate(value.number())),
            optimizer("weight-decay", (old, value) -> old.withWeightDecay(value.number())),
            optimizer("momentum", (old, value) -> old.withMomentum(value.number())),
            optimization("schedule", (old, value) -> old.with(falling(old.schedule(), value.one(SCHEDULES)))),
            optimization("warm-up", (old, value) -> old.with(rising(old.schedule(), value.number()))),
            optimization("clip", (old, value) -> old.withClip(value.number())),
            optimization("average", (old, value) -> old.withAverage(value.number())),
            batches("batch", (old, value) -> new Batches(value.whole(), old.augmentation())),
            augmentation("crop", (old, value) -> new Augmentation(value.whole(), old.mirror(), old.cutout())),
            augmentation("mirror", (old, value) -> new Augmentation(old.padding(), value.flag(), old.cutout())),
            augmentation("cutout", (old, value) -> new Augmentation(old.padding(), old.mirror(), value.whole())),
            new Setting("label-smoothing", (old, value) -> old.with(old.tasks().smoothed(value.number()))));

    private HyperParameters() {}

    private record Setting(String name, BiFunction<TrainingPlan, Decided, TrainingPlan> change) {}

    private static Setting optimization(String name, BiFunction<Optimization, Decided, Optimization> change) {
        return new Setting(name, (plan, value) -> plan.with(change.apply(plan.optimization(), value)));
    }

    private static Setting optimizer(String name, BiFunction<Optimizer, Decided, Optimizer> change) {
        return optimization(name, (old, value) -> old.with(change.apply(old.optimizer(), value)));
    }

    private static Setting batches(String name, BiFunction<Batches, Decided, Batches> change) {
        return new Setting(name, (plan, value) -> plan.with(change.apply(plan.batches(), value)));
    }

    private static Setting augmentation(String name, BiFunction<Augmentation, Decided, Augmentation> change) {
        return batches(name, (old, value) -> new Batches(old.size(), change.apply(old.augmentation(), value)));
    }

    /** Another schedule after the same warm-up. */
    private static Schedule falling(Schedule old, Schedule falling) {
        return old instanceof WarmUp warmUp ? new WarmUp(warmUp.part(), falling) : falling;
    }

    /** The same schedule after another warm-up. */
    private static Schedule rising(Schedule old, double part) {
        return new WarmUp(part, old instanceof WarmUp warmUp ? warmUp.then() : old);
    }

    /**
     * Checks the names that a space decides.
     *
     * @throws InputException if one is unknown
     */
    public static void requireKnown(Collection<String> names) {
        List<String> known = KNOWN.stream().map(Setting::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new InputException(
                        Where.UNKNOWN, "there is no train/[" + name + "]; " + Nearest.hint(name, known));
            }
        }
    }

    /**
     * The plan with the given settings instead of its own.
     *
     * @throws InputException if a name is unknown, or a value is of another kind
     */
    static TrainingPlan apply(Map<String, Object> settings, TrainingPlan plan) {
        requireKnown(settings.keySet());
        TrainingPlan changed = plan;
        for (Setting setting : KNOWN) {
            Object value = settings.get(setting.name());
            if (value != null) {
                changed = setting.change().apply(changed, new Decided(setting.name(), value));
            }
        }
        return changed;
    }
}
