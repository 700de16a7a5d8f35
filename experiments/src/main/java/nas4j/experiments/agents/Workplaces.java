package nas4j.experiments.agents;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Where evaluations are done besides in this process: in worker processes, and on devices by their agents.
 *
 * @param workerMain name of the main class of worker processes, which runs a {@code WorkerLoop}
 * @param secrets cannot be guessed; for the certificates that agents trust
 * @param isStopping whether a person asked to stop: then nothing waits for a device that is away
 */
public record Workplaces(String workerMain, Supplier<RandomGenerator> secrets, BooleanSupplier isStopping) {
    /** For what is looked up in tables. */
    public static final Workplaces NONE = new Workplaces(
            "",
            () -> {
                throw new IllegalStateException("there are no agents");
            },
            () -> false);
}
