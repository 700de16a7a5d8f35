package nas4j.experiments.cli.predictor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import nas4j.experiments.cli.output.Format;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.predict.CsvQuestion;
import nas4j.experiments.predict.CsvRows;
import nas4j.experiments.predict.ModelWords;
import nas4j.experiments.predict.job.JobRun;
import nas4j.experiments.predict.job.PredictorJob;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.predict.Prediction;
import nas4j.predictors.job.Evaluation;
import nas4j.predictors.job.KnownRows;
import nas4j.predictors.job.Model;
import nas4j.predictors.job.SourceTask;
import nas4j.results.report.PredictionPage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nas predictor evaluate}. */
@Command(
        name = "evaluate",
        description = {
            "Say how well a predictor does: it learns from some rows, drawn by a seed, and predicts others.",
            "Rows of equal networks are on one side of a split. The same command gives the same figures."
        },
        footer = {
            "",
            "Example: nas predictor evaluate --csv ../shared/data/benchmarks/nas-bench-201.csv.gz --space nas-bench-201 \\",
            "           --architecture arch_str --target c10_val200_s --train 100 --seeds 10",
            "         nas predictor evaluate job.yaml"
        })
final class PredictorEvaluate implements Runnable {
    private static final List<String> WITH_JOB = List.of("--plot", "--format");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "JOB.yaml",
            description = "The job of `nas predictor train`, of which nothing is kept; instead of the options.")
    private @Nullable Path file;

    @ArgGroup(exclusive = false)
    private @Nullable CsvOptions csv;

    @Option(
            names = "--predictor",
            paramLabel = "NAME",
            defaultValue = ModelWords.AUTO,
            description =
                    "What learns: see `nas predictor list`; auto takes the best in cross-validation. Default: auto.")
    private String predictor = ModelWords.AUTO;

    @Option(
            names = "--set",
            split = ",",
            paramLabel = "NAME=VALUE",
            description = {
                "A setting of aio-p: tuning=heads|heads-and-base|all, labels=standard|per-macs, members=N, steps=N,",
                "tuning-steps=N. Can be repeated."
            })
    private Map<String, String> settings = new LinkedHashMap<>();

    @ArgGroup(exclusive = false)
    private @Nullable BaseOptions base;

    @Option(
            names = "--train",
            defaultValue = "-1",
            paramLabel = "N",
            description = "Rows to learn from; 0 with --sources, where what the sources say is all.")
    private int train;

    @Option(
            names = "--test",
            paramLabel = "N",
            defaultValue = "2147483647",
            description = {
                "Rows that are predicted and scored, at most.",
                "Default: half of all, or all that are not learnt from if these are fewer."
            })
    private int test;

    @Option(names = "--seeds", paramLabel = "N", defaultValue = "10", description = "Repeats. Default: 10.")
    private int seeds;

    @Option(
            names = "--source-rows",
            paramLabel = "N",
            defaultValue = "500",
            description = "Rows from which each source is learnt. Default: 500.")
    private int sourceRows;

    @Option(names = "--minimize", description = "Less of the target is better. Otherwise more is.")
    private boolean minimize;

    @Option(
            names = "--plot",
            paramLabel = "FILE",
            description = "HTML page to write, with what was predicted against what is true.")
    private @Nullable Path plot;

    @Mixin
    private final Output output = new Output();

    /** What is asked: what learns, from which rows, and how often. */
    private record Question(
            CsvRows rows,
            Model model,
            String predictor,
            String target,
            int train,
            int test,
            int seeds,
            boolean isMore,
            List<SourceTask> sources) {}

    @Override
    public void run() {
        Question question = file == null ? ofOptions() : ofJob(file);
        KnownRows known = question.rows().known();
        List<Evaluation.Outcome> outcomes = run(question);
        print(question, outcomes);
        if (plot != null) {
            write(plot, page(known, outcomes.getFirst(), question.target()));
        }
    }

    private Question ofJob(Path file) {
        for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
            if (!WITH_JOB.contains(option.longestName())) {
                throw new InputException(
                        new Where(option.longestName(), 0, 0, ""),
                        "found a job beside it, which says all of that; accepted with a job: "
                                + String.join(", ", WITH_JOB));
            }
        }
        PredictorJob job = JobFile.read(file);
        CsvRows rows = JobFile.rows(job);
        return new Question(
                rows,
                JobFile.model(job, rows),
                job.model().predictor(),
                job.data().target(),
                job.train(),
                job.test(),
                job.seeds(),
                job.isMore(),
                sources(job.sources(), rows, job.sourceRows(), job.model().where()));
    }

    private Question ofOptions() {
        if (csv == null) {
            throw new InputException(
                    new Where("nas predictor evaluate", 0, 0, ""),
                    "found no rows to learn from, accepted: JOB.yaml, or --csv FILE --target COLUMN --train N");
        }
        requireAtLeast("--seeds", seeds, 1);
        requireAtLeast("--test", test, 2);
        CsvQuestion asked = csv.question();
        requireAtLeast("--train", train, asked.sources().isEmpty() ? 1 : 0);
        CsvRows rows = CsvRows.read(asked);
        Where where = new Where("--predictor", 0, 0, "");
        Model model = new Models(
                        !asked.features().isEmpty(),
                        !asked.sources().isEmpty(),
                        rows.source(),
                        Optional.ofNullable(base).map(BaseOptions::family))
                .of(new ModelWords(predictor, settings, where));
        return new Question(
                rows,
                model,
                predictor,
                asked.target(),
                train,
                test,
                seeds,
                !minimize,
                sources(asked.sources(), rows, sourceRows, where));
    }

    private static List<SourceTask> sources(List<String> names, CsvRows rows, int count, Where where) {
        return names.stream()
                .map(source -> new SourceTask(
                        source, Objects.requireNonNull(rows.sources().get(source)), count, Models.ofSources(where)))
                .toList();
    }

    private static void requireAtLeast(String option, int value, int least) {
        if (value < least) {
            throw new InputException(
                    new Where(option, 0, 0, ""),
                    "found [" + (value < 0 ? "nothing" : value) + "], accepted: " + least + " or more");
        }
    }

    private List<Evaluation.Outcome> run(Question question) {
        Evaluation evaluation = new Evaluation(
                question.model(), question.train(), question.test(), question.isMore(), question.sources());
        List<Evaluation.Outcome> outcomes = new ArrayList<>();
        for (int seed = 1; seed <= question.seeds(); seed++) {
            try {
                Evaluation.Outcome outcome = evaluation.run(question.rows().known(), seed);
                outcomes.add(outcome);
                output.err().println(SplitLine.of(JobRun.score(outcome), question.seeds()));
                output.err().flush();
            } catch (IllegalArgumentException e) {
                throw new InputException(new Where("--train", 0, 0, ""), String.valueOf(e.getMessage()));
            }
        }
        return outcomes;
    }

    private void print(Question question, List<Evaluation.Outcome> outcomes) {
        MetricTable table = MetricTable.of(outcomes.stream().map(JobRun::score).toList());
        int tested = outcomes.getFirst().tested().size();
        if (output.format() == Format.json) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("predictor", question.predictor());
            json.put("rows", question.rows().known().size());
            json.put("train", question.train());
            json.put("test", tested);
            json.put("seeds", question.seeds());
            json.put(
                    "chosen",
                    outcomes.stream().map(Evaluation.Outcome::predictor).toList());
            json.put("metrics", table.json());
            output.json(json);
            return;
        }
        explain(question, outcomes, tested);
        table.print(output);
    }

    private void explain(Question question, List<Evaluation.Outcome> outcomes, int tested) {
        output.err()
                .println(question.rows().known().size() + " rows: " + question.train() + " learnt from, " + tested
                        + " predicted, " + question.seeds() + " seeds; by "
                        + String.join(
                                ", ",
                                new TreeSet<>(outcomes.stream()
                                        .map(Evaluation.Outcome::predictor)
                                        .toList())));
        if (!outcomes.getFirst().why().isEmpty()) {
            output.err().println("Seed 1: " + outcomes.getFirst().why());
        }
        output.err().flush();
    }

    private static String page(KnownRows known, Evaluation.Outcome outcome, String target) {
        List<PredictionPage.Pair> pairs = new ArrayList<>();
        for (int k = 0; k < outcome.tested().size(); k++) {
            Prediction prediction = outcome.predictions().get(k);
            pairs.add(
                    new PredictionPage.Pair(known.values().get(outcome.tested().get(k)), prediction.mean()));
        }
        return PredictionPage.html(target, outcome.predictor(), pairs);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new InputException(new Where("--plot", 0, 0, ""), "the file cannot be written: " + e.getMessage());
        }
    }
}
