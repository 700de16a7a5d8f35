package nas4j.hardware.probe.child;

import java.io.IOException;
import java.nio.file.Path;
import nas4j.hardware.probe.ProbedModel;
import nas4j.hardware.probe.RunOptions;

/** Reads what is to be measured. */
@FunctionalInterface
public interface ProbedModels {

    /**
     * The model of a file.
     *
     * @throws IllegalArgumentException if the file holds none
     */
    ProbedModel read(Path file, RunOptions options) throws IOException;
}
