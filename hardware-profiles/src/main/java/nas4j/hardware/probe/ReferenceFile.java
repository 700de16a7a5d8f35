package nas4j.hardware.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The reference model as a file, for probes that run other programs. */
public final class ReferenceFile {
    private ReferenceFile() {}

    /** Writes it to a folder; gives the file. */
    public static Path write(Path folder) throws IOException {
        return Files.write(folder.resolve("reference.onnx"), ReferenceModel.model());
    }
}
