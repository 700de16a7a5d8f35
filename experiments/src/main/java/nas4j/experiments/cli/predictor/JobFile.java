package nas4j.experiments.cli.predictor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import nas4j.experiments.predict.CsvRows;
import nas4j.experiments.predict.TrialRows;
import nas4j.experiments.predict.job.JobReader;
import nas4j.experiments.predict.job.PredictorJob;
import nas4j.experiments.yaml.ExperimentText;
import nas4j.experiments.yaml.NearestPath;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.predictors.job.Model;
import nas4j.results.h2.H2TrialStore;
import nas4j.store.ExperimentRecord;
import nas4j.store.TrialStore;

/** Jobs as files: what they are about. */
final class JobFile {
    private JobFile() {}

    /**
     * Reads a job.
     *
     * @throws InputException if there is no such file, or it describes none
     */
    static PredictorJob read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw NearestPath.notFound(file, "a job that exists", Where.UNKNOWN);
        }
        try {
            return JobReader.read(file, Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new InputException(
                    new Where(file.toString(), 0, 0, ""), "the file cannot be read: " + e.getMessage());
        }
    }

    /** The rows that a job is about. */
    static CsvRows rows(PredictorJob job) {
        return switch (job.data()) {
            case PredictorJob.Data.Csv csv -> CsvRows.read(csv.question());
            case PredictorJob.Data.Trials trials -> {
                try (TrialStore store = H2TrialStore.openReadOnly(trials.results())) {
                    ExperimentRecord record = store.findExperiment(trials.experiment())
                            .orElseThrow(() -> new InputException(
                                    Where.UNKNOWN,
                                    "found no experiment called [" + trials.experiment() + "] in " + trials.results()));
                    yield TrialRows.read(
                            store,
                            ExperimentText.read(record.name(), record.config()),
                            trials.target(),
                            trials.features());
                }
            }
        };
    }

    /** What learns. */
    static Model model(PredictorJob job, CsvRows rows) {
        return new Models(!job.data().features().isEmpty(), !job.sources().isEmpty(), rows.source(), job.base())
                .of(job.model());
    }
}
