package nas4j.experiments.evaluation;

import java.net.URI;
import java.nio.file.Path;

/** Where an experiment's supernet is while it is worked on. */
public final class SupernetFile {
    /** Name of the file, and of the artifact. */
    public static final String NAME = "supernet.safetensors";

    private SupernetFile() {}

    /** The file in the folder of an experiment. */
    public static Path in(URI place) {
        return Path.of(place).resolve(NAME);
    }

    /** Where the checkpoints of its training are, until it is done. */
    public static Path checkpoint(Path file) {
        return file.resolveSibling(file.getFileName() + ".part");
    }
}
