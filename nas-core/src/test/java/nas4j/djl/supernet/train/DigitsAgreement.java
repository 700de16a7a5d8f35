package nas4j.djl.supernet.train;

import static nas4j.space.tree.Networks.chain;
import static nas4j.space.tree.Networks.layer;
import static nas4j.space.tree.Networks.repeat;
import static nas4j.space.tree.Networks.residual;

import java.util.ArrayList;
import java.util.List;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.Normalisation;
import nas4j.djl.data.Splits;
import nas4j.djl.data.batch.Augmentation;
import nas4j.djl.supernet.DjlSupernet;
import nas4j.djl.supernet.Kernels;
import nas4j.djl.supernet.Subnetwork;
import nas4j.djl.supernet.Supernets;
import nas4j.djl.task.TaskList;
import nas4j.djl.task.Tasks;
import nas4j.djl.train.Optimization;
import nas4j.djl.train.Optimizer;
import nas4j.djl.train.Schedule;
import nas4j.djl.trial.Batches;
import nas4j.djl.trial.Deadline;
import nas4j.djl.trial.Evaluation;
import nas4j.djl.trial.TrainingEvaluator;
import nas4j.djl.trial.TrainingPlan;
import nas4j.evaluate.Budget;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome.Completed;
import nas4j.search.oneshot.FairPaths;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.SearchSpaceBuilder;
import nas4j.space.tree.Network;
import nas4j.space.tree.Networks;

/**
 * How well a supernet orders the 256 networks of four layers, each one of four operations, on digits of 8 × 8 pixels: all
 * are trained alone as well.
 */
final class DigitsAgreement {
    private static final int WIDTH = 24;
    private static final int NARROW = 4;
    private static final int WIDE = 32;
    private static final int BATCH = 64;
    private static final int SHIFT = 2;

    private final SearchSpace space = space();
    private final List<Genotype> genotypes = space.enumerate().toList();
    private final Splits splits;
    private final Normalisation normalisation;

    DigitsAgreement(Splits splits) {
        this.splits = splits;
        normalisation = Normalisation.of(splits.training());
    }

    /** Beside what a layer passes on: nothing, something linear, a narrow hidden layer, and a wide one. */
    private static SearchSpace space() {
        return Supernets.compile(SearchSpaceBuilder.space("digits")
                .image("image", 1, 8, 8)
                .network(
                        layer("flatten"),
                        layer("linear", WIDTH),
                        layer("norm"),
                        repeat(
                                4,
                                Networks.oneOf(
                                        "skip", layer("identity"),
                                        "linear", residual(chain(layer("norm"), layer("linear", WIDTH))),
                                        "narrow", residual(hidden(NARROW)),
                                        "wide", residual(hidden(WIDE)))),
                        layer("norm"),
                        layer("linear", 10)));
    }

    private static Network hidden(int features) {
        return chain(
                layer("norm"), layer("linear", features), layer("norm"), layer("act", "relu"), layer("linear", WIDTH));
    }

    private static TrainingPlan plan(double rate) {
        return new TrainingPlan(
                Optimization.of(new Optimizer.Sgd(rate, 0.9, 1e-4), Schedule.COSINE),
                new Batches(BATCH, new Augmentation(SHIFT, false, 0)),
                new TaskList.Derived(0));
    }

    /** Accuracy of each network that was trained alone, on the validation images. */
    List<Double> alone(double epochs, long seed) throws InterruptedException {
        TrainingEvaluator evaluator = new TrainingEvaluator(Supernets.engine(), plan(0.1), splits, _ -> {});
        List<Double> accuracies = new ArrayList<>();
        for (Genotype genotype : genotypes) {
            Completed outcome = (Completed) evaluator.evaluate(space.decode(genotype), Budget.ofEpochs(epochs), seed);
            accuracies.add(
                    outcome.find("accuracy", Split.VALIDATION).orElseThrow().value());
        }
        return accuracies;
    }

    /** Accuracies in a supernet with statistics made anew, and with the supernet's. */
    record Inside(List<Double> anew, List<Double> shared) {}

    /**
     * What a supernet that was trained with strict fairness says of each network.
     *
     * @param rate largest learning rate: the gradients of four networks add up
     */
    Inside inside(double epochs, double rate, long seed) throws InterruptedException {
        ImageData training = splits.training();
        Tasks tasks = Tasks.of(space.decode(genotypes.getFirst()).graph(), training, new TaskList.Derived(0));
        SupernetTrainer trainer = new SupernetTrainer(plan(rate), training, normalisation, _ -> {});
        try (DjlSupernet supernet = new DjlSupernet(Supernets.engine(), space.relax(), Kernels.CROPPED, seed)) {
            trainer.train(
                    supernet,
                    new FairPaths(space, seed),
                    tasks,
                    trainer.steps(epochs),
                    seed,
                    null,
                    Resumption.NONE,
                    Deadline.never());
            List<Double> anew = new ArrayList<>();
            List<Double> shared = new ArrayList<>();
            for (Genotype genotype : genotypes) {
                Subnetwork network = supernet.find(space.decode(genotype).graph());
                try (CompiledNetwork alone = supernet.extract(network)) {
                    shared.add(accuracy(alone, tasks));
                    new Statistics(training, normalisation, plan(rate).batches(), 20).estimate(alone, seed);
                    anew.add(accuracy(alone, tasks));
                }
            }
            return new Inside(anew, shared);
        }
    }

    private double accuracy(CompiledNetwork network, Tasks tasks) throws InterruptedException {
        return new Evaluation(splits.validation(), normalisation, Split.VALIDATION)
                .measure(network, tasks, 512, Deadline.never()).stream()
                        .filter(measurement -> measurement.name().equals("accuracy"))
                        .findFirst()
                        .orElseThrow()
                        .value();
    }
}
