package nas4j.djl.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nas4j.djl.data.batch.Augmentation;
import nas4j.djl.task.TaskList;
import nas4j.djl.train.Optimization;
import nas4j.djl.train.Optimizer.AdamW;
import nas4j.djl.train.Optimizer.Sgd;
import nas4j.djl.train.Schedule;
import nas4j.djl.train.Schedule.Steps;
import nas4j.djl.train.Schedule.WarmUp;
import nas4j.input.InputException;
import org.junit.jupiter.api.Test;

class HyperParametersTest {
    private static final TrainingPlan STANDARD = TrainingPlan.standard();

    private static TrainingPlan apply(Object... namesAndValues) {
        Map<String, Object> settings = new HashMap<>();
        for (int k = 0; k < namesAndValues.length; k += 2) {
            settings.put((String) namesAndValues[k], namesAndValues[k + 1]);
        }
        return HyperParameters.apply(settings, STANDARD);
    }

    @Test
    void eachSettingReplacesThatOfThePlan() {
        Optimization old = STANDARD.optimization();
        assertThat(apply()).isEqualTo(STANDARD);
        assertThat(apply("optimizer", "adamw")).isEqualTo(STANDARD.with(old.with(AdamW.standard())));
        assertThat(apply("learning-rate", .3)).isEqualTo(STANDARD.with(old.with(new Sgd(.3, .9, 5e-4))));
        assertThat(apply("weight-decay", .3)).isEqualTo(STANDARD.with(old.with(new Sgd(.05, .9, .3))));
        assertThat(apply("momentum", .3)).isEqualTo(STANDARD.with(old.with(new Sgd(.05, .3, 5e-4))));
        assertThat(apply("schedule", "cosine")).isEqualTo(STANDARD.with(old.with(new WarmUp(.05, Schedule.COSINE))));
        assertThat(apply("warm-up", 0.)).isEqualTo(STANDARD.with(old.with(new WarmUp(0, Schedule.LINEAR))));
        assertThat(apply("clip", 5.)).isEqualTo(STANDARD.with(old.withClip(5)));
        assertThat(apply("average", .99)).isEqualTo(STANDARD.with(old.withAverage(.99)));
        assertThat(apply("batch", 96.)).isEqualTo(STANDARD.with(new Batches(96, Augmentation.NONE)));
        assertThat(apply("crop", 2.)).isEqualTo(augmented(2, false, 0));
        assertThat(apply("mirror", true)).isEqualTo(augmented(0, true, 0));
        assertThat(apply("cutout", 8.)).isEqualTo(augmented(0, false, 8));
        assertThat(apply("label-smoothing", .1)).isEqualTo(STANDARD.with(new TaskList.Derived(.1)));
    }

    private static TrainingPlan augmented(int padding, boolean mirror, int cutout) {
        return STANDARD.with(new Batches(64, new Augmentation(padding, mirror, cutout)));
    }

    @Test
    void severalAreSetWhateverTheirOrder() {
        TrainingPlan plan = apply(
                "weight-decay",
                .1,
                "learning-rate",
                .01,
                "optimizer",
                "adamw",
                "momentum",
                .8,
                "schedule",
                "step",
                "warm-up",
                .1,
                "crop",
                1.,
                "batch",
                32.,
                "mirror",
                true);
        assertThat(plan)
                .isEqualTo(new TrainingPlan(
                        Optimization.of(
                                new AdamW(.01, .8, .999, 1e-8, .1), new WarmUp(.1, new Steps(List.of(.5, .75), .1))),
                        new Batches(32, new Augmentation(1, true, 0)),
                        new TaskList.Derived(0)));
    }

    @Test
    void whatIsWrongIsAnsweredWithWhatIsAccepted() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> apply("learning_rate", .1))
                .withMessageContaining("there is no train/[learning_rate]; accepted: average, batch,")
                .withMessageEndingWith("\nMaybe learning-rate?");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> apply("optimizer", "adam"))
                .withMessage("train/optimizer is [adam]; accepted: adamw, sgd\nMaybe adamw?");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> apply("learning-rate", "fast"))
                .withMessage("train/learning-rate is [fast]; accepted: a number");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> apply("batch", 32.5))
                .withMessage("train/batch is [32.5]; accepted: a whole number");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> apply("mirror", 1.))
                .withMessage("train/mirror is [1.0]; accepted: true, false");
        assertThatIllegalArgumentException().isThrownBy(() -> apply("momentum", 1.));
    }
}
