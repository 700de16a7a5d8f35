package nas4j.experiments.cli.predictor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import nas4j.experiments.cli.output.Format;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.cli.output.SystemClock;
import nas4j.experiments.predict.CsvRows;
import nas4j.experiments.predict.job.JobRun;
import nas4j.experiments.predict.job.PredictorJob;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.results.h2.H2PredictorStore;
import nas4j.store.PredictorScore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nas predictor train}. */
@Command(
        name = "train",
        description = {
            "Learn a predictor: first it is checked how well it predicts rows that it has not seen, then it learns from all.",
            "A job that was interrupted goes on where it was; one that is done is not done again."
        },
        footer = {"", "Example: nas predictor train job.yaml --out cell-accuracy.predictor"})
final class PredictorTrain implements Runnable {
    @Parameters(index = "0", paramLabel = "JOB.yaml", description = "What it learns from: see docs/predictors.md.")
    private Path file = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", description = "Write the predictor to this file as well.")
    private @Nullable Path out;

    @Option(names = "--again", description = "Forget what was learnt under this name.")
    private boolean again;

    @Mixin
    private final PredictorsFolder predictors = new PredictorsFolder();

    @Mixin
    private final Output output = new Output();

    @Override
    public void run() {
        PredictorJob job = JobFile.read(file);
        CsvRows rows = JobFile.rows(job);
        try (H2PredictorStore store = predictors.open()) {
            if (again) {
                store.remove(job.name());
            }
            boolean isNew = new JobRun(job, store, SystemClock.get(), new Told())
                    .run(
                            rows,
                            JobFile.model(job, rows),
                            Models.ofSources(job.model().where()));
            if (!isNew) {
                output.err().println(job.name() + " has learnt already: --again forgets it.");
            }
            if (out != null) {
                write(out, store.findModel(job.name()).orElseThrow());
            }
            print(store, job.name());
        }
    }

    /** Says how the job goes: one line for each split. */
    private final class Told implements JobRun.Listener {
        @Override
        public void checked(PredictorScore score, int done, int of) {
            output.err().println(SplitLine.of(score, of));
            output.err().flush();
        }

        @Override
        public void learning(String predictor, int rows) {
            output.err().println(predictor + " learns from all " + rows + " rows");
            output.err().flush();
        }
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new InputException(new Where("--out", 0, 0, ""), "the file cannot be written: " + e.getMessage());
        }
    }

    private void print(H2PredictorStore store, String name) {
        MetricTable table = MetricTable.of(store.scores(name));
        if (output.format() == Format.json) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("name", name);
            json.put("predictor", store.get(name).predictor());
            json.put("seeds", store.scores(name).size());
            json.put("metrics", table.json());
            output.json(json);
        } else {
            table.print(output);
        }
    }
}
