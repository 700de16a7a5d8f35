package nas4j.experiments.training;

import java.util.List;
import java.util.Map;
import nas4j.djl.data.batch.Augmentation;
import nas4j.djl.quantize.Observer;
import nas4j.djl.quantize.Quantisation;
import nas4j.djl.task.TaskList;
import nas4j.djl.train.Optimization;
import nas4j.djl.train.Optimizer;
import nas4j.djl.train.Schedule;
import nas4j.djl.trial.Batches;
import nas4j.djl.trial.TrainingPlan;
import nas4j.experiments.config.EvaluationPlan;
import nas4j.experiments.config.QuantisationRecipe;
import nas4j.experiments.config.TrainingRecipe;

/** From what a person wrote to the plan of a training. */
final class Plans {
    private static final Map<String, Schedule> SCHEDULES = Map.of(
            "linear", Schedule.LINEAR,
            "cosine", Schedule.COSINE,
            "constant", Schedule.CONSTANT,
            "step", new Schedule.Steps(List.of(.5, .75), .1));

    private Plans() {}

    static TrainingPlan of(TrainingRecipe recipe) {
        Optimization optimization = Optimization.of(optimizer(recipe), schedule(recipe));
        if (recipe.clip() != null) {
            optimization = optimization.withClip(recipe.clip());
        }
        if (recipe.average() != null) {
            optimization = optimization.withAverage(recipe.average());
        }
        Augmentation augmentation = new Augmentation(recipe.crop(), recipe.mirror(), recipe.cutout());
        return new TrainingPlan(
                optimization, new Batches(recipe.batch(), augmentation), new TaskList.Derived(recipe.labelSmoothing()));
    }

    /** With what is done where networks round. */
    static TrainingPlan of(EvaluationPlan.ByTraining training) {
        QuantisationRecipe recipe = training.quantisation();
        Quantisation way =
                recipe.epochs() > 0 ? Quantisation.inTraining(recipe.epochs()) : Quantisation.afterTraining();
        return of(training.recipe()).with(way.with(Observer.of(recipe.observer()), recipe.images()));
    }

    private static Optimizer optimizer(TrainingRecipe recipe) {
        return recipe.optimizer().equals("sgd")
                ? new Optimizer.Sgd(recipe.learningRate(), recipe.momentum(), recipe.weightDecay())
                : Optimizer.AdamW.of(recipe.learningRate(), recipe.weightDecay())
                        .withMomentum(recipe.momentum());
    }

    private static Schedule schedule(TrainingRecipe recipe) {
        Schedule schedule = SCHEDULES.get(recipe.schedule());
        if (schedule == null) {
            throw new IllegalArgumentException("there is no schedule [" + recipe.schedule() + "]");
        }
        return recipe.warmUp() > 0 ? new Schedule.WarmUp(recipe.warmUp(), schedule) : schedule;
    }
}
