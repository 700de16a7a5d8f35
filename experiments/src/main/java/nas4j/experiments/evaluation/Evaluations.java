package nas4j.experiments.evaluation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.TrialOutcome;

/** Has architectures evaluated. Thread-safe. */
public interface Evaluations extends AutoCloseable {

    /**
     * Begins an evaluation.
     *
     * @param costs what was counted of the network; part of the outcome
     */
    CompletableFuture<Evaluated> begin(Draft draft, List<Measurement> costs);

    /**
     * Evaluates what a search chose, once more and with a seed of its own, on test data: as it was evaluated in the search
     * otherwise. Measurements say so.
     *
     * @param draft a trial of the method {@link nas4j.store.RunKey#FINAL}
     */
    CompletableFuture<Evaluated> beginFinal(Draft draft, List<Measurement> costs);

    /**
     * Measures what depends on a device once more, with more care.
     *
     * @param known what was measured of the network; what is measured now takes its place
     * @return empty where nothing depends on a device that is at hand
     */
    Optional<CompletableFuture<Evaluated>> beginMeasurement(Draft draft, TrialOutcome known);

    /**
     * Trains what an experiment hands back, as long as its plan says, and measures it on test data.
     *
     * @param file where the network is written as an ONNX model
     * @return empty where nothing is trained, so that there is nothing to hand back
     */
    Optional<CompletableFuture<Evaluated>> beginDelivery(Draft draft, List<Measurement> costs, Path file);

    /**
     * Trains the supernet that evaluations take their weights from, or goes on with it; where it is left they look for it.
     *
     * @param draft names any network of the space
     */
    default CompletableFuture<Evaluated> beginSupernet(Draft draft) {
        throw new IllegalStateException("these evaluations have no supernet");
    }

    /**
     * Finds networks by the training of a supernet, or goes on with it.
     *
     * @param draft names any network of the space, and where the result is left; it has the seed
     */
    default CompletableFuture<Evaluated> beginOneShot(Draft draft) {
        throw new IllegalStateException("these evaluations have no search in a supernet");
    }

    /** Trains a network alone that evaluations measure with shared weights; no device measures it. */
    default CompletableFuture<Evaluated> beginAlone(Draft draft, List<Measurement> costs) {
        throw new IllegalStateException("these evaluations have no supernet");
    }

    /** Ends all that was begun. */
    @Override
    void close();
}
