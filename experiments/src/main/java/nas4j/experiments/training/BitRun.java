package nas4j.experiments.training;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import nas4j.djl.Engine;
import nas4j.djl.bits.BitTrainer;
import nas4j.djl.data.Normalisation;
import nas4j.djl.data.Splits;
import nas4j.djl.supernet.differentiable.Found;
import nas4j.djl.supernet.train.Resumption;
import nas4j.djl.task.Tasks;
import nas4j.djl.trial.TrainingPlan;
import nas4j.experiments.config.EvaluationPlan;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.prepare.Screened;
import nas4j.experiments.worker.TrialJob;
import nas4j.search.bits.BitPolicy;
import nas4j.search.differentiable.SearchEpoch;
import nas4j.space.SearchSpace;

/** Finds the bits of a network. */
record BitRun(PreparedExperiment prepared, EvaluationPlan.ByTraining plan, Engine engine, Splits splits)
        implements OneShotRun {
    @Override
    public int epochs() {
        return BitPlans.search(prepared.experiment()).epochs();
    }

    @Override
    public Outcome search(TrialJob job, Path part, Consumer<SearchEpoch> told) throws InterruptedException {
        SearchSpace space = prepared.space();
        BitPolicy policy = BitPolicy.of(space.parse(job.genotype()));
        TrainingPlan training = Plans.of(plan.recipe());
        Tasks tasks = Tasks.of(space.decode(policy.architecture()).graph(), splits.training(), training.tasks());
        Found found = new BitTrainer(engine, training, splits.training(), Normalisation.of(splits.training()), told)
                .search(
                        policy,
                        BitPlans.search(prepared.experiment()),
                        BitPlans.cost(prepared, policy),
                        tasks,
                        plan.epochs(),
                        job.seed(),
                        genotype -> prepared.screening().screen(genotype) instanceof Screened.Accepted,
                        new Resumption(part, OneShotTrials.EVERY));
        return new Outcome(
                List.of(), List.of(found.genotype().text()), found.epoch(), found.mixtures(), found.epochs());
    }
}
