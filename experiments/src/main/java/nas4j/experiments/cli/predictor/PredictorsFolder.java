package nas4j.experiments.cli.predictor;

import java.nio.file.Path;
import nas4j.experiments.predict.PredictorFile;
import nas4j.experiments.predict.Predictors;
import nas4j.input.Where;
import nas4j.results.h2.H2PredictorStore;
import picocli.CommandLine.Option;

/** Where predictors are kept. */
final class PredictorsFolder {
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
     * A predictor that has learnt, by its name, by its file, or by the job that it learnt with.
     *
     * @throws nas4j.input.InputException if there is none
     */
    PredictorFile load(String nameOrFile) {
        String name =
                nameOrFile.endsWith(".yaml") ? JobFile.read(Path.of(nameOrFile)).name() : nameOrFile;
        return Predictors.load(name, folder, new Where(nameOrFile, 0, 0, ""));
    }
}
