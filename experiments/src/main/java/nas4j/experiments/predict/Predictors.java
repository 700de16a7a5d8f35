package nas4j.experiments.predict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.results.h2.H2PredictorStore;

/** Predictors as people name them. */
public final class Predictors {
    /** How names of portable files end. */
    public static final String SUFFIX = ".predictor";

    private Predictors() {}

    /**
     * A predictor that has learnt, by its name or by its file.
     *
     * @param results folder of the results, where named ones are
     * @param where it was named, for messages
     * @throws InputException if there is none, or it has not learnt yet
     */
    public static PredictorFile load(String nameOrFile, Path results, Where where) {
        Path file = Path.of(nameOrFile);
        if (nameOrFile.endsWith(SUFFIX) || Files.isRegularFile(file)) {
            try {
                return PredictorFile.read(Files.readAllBytes(file), where);
            } catch (IOException e) {
                throw new InputException(where, "the file [" + nameOrFile + "] cannot be read: " + e.getMessage());
            }
        }
        try (H2PredictorStore store = H2PredictorStore.open(results)) {
            byte[] model = store.findModel(name(store, nameOrFile, where))
                    .orElseThrow(() -> new InputException(
                            where,
                            "found [" + nameOrFile + "], which has not learnt yet"
                                    + "\nMaybe go on with `nas predictor train` and its job."));
            return PredictorFile.read(model, where);
        }
    }

    private static String name(H2PredictorStore store, String name, Where where) {
        try {
            return store.get(name).name();
        } catch (InputException e) {
            throw e.at(where);
        }
    }
}
