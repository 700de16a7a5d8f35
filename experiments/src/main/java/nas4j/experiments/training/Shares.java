package nas4j.experiments.training;

import java.util.HashMap;
import java.util.Map;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.ImageShape;
import nas4j.djl.data.Splits;
import nas4j.djl.data.Stratified;
import nas4j.djl.data.file.Scaling;
import nas4j.evaluate.Budget;
import nas4j.experiments.config.EvaluationPlan;
import nas4j.experiments.prepare.Material;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.prepare.Resolutions;
import nas4j.space.SearchSpace;

/** What shares of the full budget mean for a training. Keeps the images of each share. For one thread. */
final class Shares {
    private final PreparedExperiment prepared;
    private final EvaluationPlan.ByTraining plan;
    private final Splits splits;
    private final Map<Double, Splits> smaller = new HashMap<>();

    /** @param splits all images in full size */
    Shares(PreparedExperiment prepared, EvaluationPlan.ByTraining plan, Splits splits) {
        this.prepared = prepared;
        this.plan = plan;
        this.splits = splits;
    }

    /**
     * One training.
     *
     * @param space of networks for these images
     */
    record Part(Budget budget, Splits splits, SearchSpace space) {}

    Part part(double share) {
        Part full = new Part(new Budget(plan.epochs(), plan.limit()), splits, prepared.space());
        if (share == 1) {
            return full;
        }
        return switch (plan.fidelity()) {
            case EPOCHS -> new Part(new Budget(plan.epochs() * share, plan.limit()), splits, full.space());
            case DATA -> new Part(full.budget(), smaller.computeIfAbsent(share, this::fewer), full.space());
            case RESOLUTION -> {
                Resolutions.Size resolution = resolution(share);
                yield new Part(
                        full.budget(),
                        smaller.computeIfAbsent(share, _ -> scaled(resolution.shape())),
                        resolution.space());
            }
        };
    }

    /** Fewer training images, at least a batch; those of a smaller share are among those of a larger one. */
    private Splits fewer(double share) {
        ImageData all = splits.training();
        int batch = Math.min(plan.recipe().batch(), all.size());
        int count = (int) Math.max(batch, Math.round(share * all.size()));
        long seed = prepared.experiment().seeds().getFirst();
        return new Splits(Stratified.nested(all, count, seed), splits.validation(), splits.test());
    }

    private Resolutions.Size resolution(double share) {
        if (prepared.material() instanceof Material.Images images) {
            for (Resolutions.Size resolution : images.resolutions()) {
                if (resolution.share() == share) {
                    return resolution;
                }
            }
        }
        throw new IllegalArgumentException("there is no size of images for the share [" + share + "]");
    }

    private Splits scaled(ImageShape shape) {
        return new Splits(
                Scaling.scale(splits.training(), shape.height(), shape.width()),
                Scaling.scale(splits.validation(), shape.height(), shape.width()),
                Scaling.scale(splits.test(), shape.height(), shape.width()));
    }
}
