package nas4j.experiments.training;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import nas4j.experiments.worker.TrialJob;
import nas4j.search.differentiable.Mixture;
import nas4j.search.differentiable.SearchEpoch;

/** A training of a supernet that finds networks. */
interface OneShotRun {
    /** Passes over the images. */
    int epochs();

    /**
     * Trains, or goes on with it.
     *
     * @param part file of the checkpoint
     * @param told is told of each epoch that is done; not again of those before a stop
     * @throws nas4j.djl.train.DivergedException if a loss is not finite
     * @throws IllegalStateException if no network is allowed
     */
    Outcome search(TrialJob job, Path part, Consumer<SearchEpoch> told) throws InterruptedException;

    /**
     * What it came to.
     *
     * @param tasks that the networks are for, in their order; empty where there is one network for all
     * @param genotypes of the networks, at least one
     * @param epoch that they come from, from 1
     * @param mixtures what has strengths, in the order of each epoch's
     * @param epochs all that were done
     */
    record Outcome(
            List<String> tasks, List<String> genotypes, int epoch, List<Mixture> mixtures, List<SearchEpoch> epochs) {
        public Outcome {
            tasks = List.copyOf(tasks);
            genotypes = List.copyOf(genotypes);
            mixtures = List.copyOf(mixtures);
            epochs = List.copyOf(epochs);
        }
    }
}
