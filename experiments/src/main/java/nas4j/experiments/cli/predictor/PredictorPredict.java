package nas4j.experiments.cli.predictor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.cli.output.Report;
import nas4j.experiments.cli.space.GenotypeFile;
import nas4j.experiments.csv.CsvTable;
import nas4j.experiments.predict.PredictorFile;
import nas4j.experiments.predict.SpaceSource;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.predict.Row;
import nas4j.space.Genotype;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nas predictor predict}. */
@Command(
        name = "predict",
        description = "Predict networks with a predictor that was learnt.",
        footer = {"", "Example: nas predictor predict cell-accuracy --file genotypes.txt --format csv"})
final class PredictorPredict implements Runnable {
    private static final double COVERAGE = .9;
    private static final String ARCHITECTURE = "architecture";

    @Parameters(index = "0", paramLabel = "NAME|FILE", description = "Its name, or its file.")
    private String name = "";

    @ArgGroup(multiplicity = "1")
    private Rows rows = new Rows();

    /** What is predicted. */
    static final class Rows {
        @Option(
                names = "--architecture",
                paramLabel = "TEXT",
                description = "A network of the space that it learnt in. Can be given several times.")
        private List<String> architectures = new ArrayList<>();

        @Option(
                names = "--file",
                paramLabel = "FILE",
                description = "One genotype a line, or a published benchmark's own string.")
        private @Nullable Path file;

        @Option(
                names = "--csv",
                paramLabel = "FILE",
                description = {
                    "CSV file with a column for each feature that it reads, by its name, and",
                    "where networks count the column architecture."
                })
        private @Nullable Path csv;
    }

    @Mixin
    private final PredictorsFolder predictors = new PredictorsFolder();

    @Mixin
    private final Output output = new Output();

    @Override
    public void run() {
        PredictorFile predictor = predictors.load(name);
        List<Row> asked = rows.csv == null ? genotypes(predictor) : csv(predictor, rows.csv);
        List<PredictorFile.Answer> answers = predictor.ask(asked, COVERAGE);
        try (Report report = output.report(List.of(ARCHITECTURE, predictor.target(), "std", "low90", "high90"))) {
            for (int k = 0; k < asked.size(); k++) {
                PredictorFile.Answer answer = answers.get(k);
                report.row(
                        asked.get(k).genotype().text(),
                        answer.prediction().mean(),
                        answer.prediction().std(),
                        finite(answer.interval().low()),
                        finite(answer.interval().high()));
            }
        }
    }

    private static @Nullable Double finite(double number) {
        return Double.isFinite(number) ? number : null;
    }

    private List<Row> genotypes(PredictorFile predictor) {
        if (!predictor.features().isEmpty()) {
            throw new InputException(
                    new Where("--csv", 0, 0, ""),
                    "found none, but [" + name + "] reads the features " + predictor.features());
        }
        List<Row> asked = new ArrayList<>();
        if (rows.file == null) {
            Where where = new Where("--architecture", 0, 0, "");
            rows.architectures.forEach(text -> asked.add(Row.of(parse(predictor, text, where))));
            return asked;
        }
        try (GenotypeFile lines = GenotypeFile.open(rows.file, predictor.space())) {
            lines.read(genotype -> asked.add(Row.of(genotype)));
        } catch (IOException e) {
            throw new InputException(new Where("--file", 0, 0, ""), "the file cannot be read: " + e.getMessage());
        }
        return asked;
    }

    private static Genotype parse(PredictorFile predictor, String text, Where where) {
        try {
            return predictor.space().parse(text.strip());
        } catch (InputException e) {
            throw new InputException(where, e.problem());
        } catch (IllegalArgumentException e) {
            throw new InputException(where, String.valueOf(e.getMessage()));
        }
    }

    private static List<Row> csv(PredictorFile predictor, Path file) {
        CsvTable table = CsvTable.read(file, "--csv");
        int[] features = predictor.features().stream()
                .mapToInt(feature -> table.column(feature, "--csv"))
                .toArray();
        boolean isPlain = predictor.source() instanceof SpaceSource.Plain;
        int architecture = isPlain ? -1 : table.column(ARCHITECTURE, "--csv");
        List<Row> asked = new ArrayList<>();
        for (int row = 0; row < table.rows().size(); row++) {
            List<Double> numbers = new ArrayList<>();
            for (int feature : features) {
                numbers.add(table.number(row, feature));
            }
            Genotype genotype = isPlain
                    ? predictor.space().genotype()
                    : parse(predictor, table.cell(row, architecture), table.where(row, architecture));
            asked.add(new Row(genotype, numbers));
        }
        return asked;
    }
}
