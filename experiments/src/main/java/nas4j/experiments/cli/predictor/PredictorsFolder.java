package nas4j.experiments.cli.predictor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nas4j.experiments.predict.PredictorFile;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.results.h2.H2PredictorStore;
import picocli.CommandLine.Option;

/** Where predictors are kept. */
final class PredictorsFolder {
    /** How names of portable files end. */
    static final String SUFFIX = ".predictor";

    @Option(
            names = "--results",
            paramLabel = "DIR",
            defaultValue = "results/runs",
            description = "The folder of results. Default: results/runs.")
    private Path folder = Path.of("");

    H2PredictorStore open() {
        return H2PredictorStore.open(folder);
    }

    /**
     * A predictor that has learnt, by its name or by its file.
     *
     * @throws InputException if there is none
     */
    PredictorFile load(String nameOrFile) {
        Path file = Path.of(nameOrFile);
        if (nameOrFile.endsWith(SUFFIX) || Files.isRegularFile(file)) {
            try {
                return PredictorFile.read(Files.readAllBytes(file), new Where(nameOrFile, 0, 0, ""));
            } catch (IOException e) {
                throw new InputException(new Where(nameOrFile, 0, 0, ""), "the file cannot be read: " + e.getMessage());
            }
        }
        try (H2PredictorStore store = open()) {
            Where where = new Where(store.get(nameOrFile).name(), 0, 0, "");
            byte[] model = store.findModel(nameOrFile)
                    .orElseThrow(() -> new InputException(
                            where, "has not learnt yet\nMaybe go on with `nas predictor train` and its job."));
            return PredictorFile.read(model, where);
        }
    }
}
