package nas4j.experiments.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import nas4j.experiments.cli.output.Format;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.cli.output.Report;
import nas4j.experiments.show.ReportInput;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.results.compare.Comparison;
import nas4j.results.compare.ComparisonTables;
import nas4j.results.compare.CsvComparison;
import nas4j.results.compare.ExperimentComparison;
import nas4j.results.compare.MethodRow;
import nas4j.results.html.DataTable;
import nas4j.store.TrialStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nas compare}. */
@Command(
        name = "compare",
        description = {
            "Compare searches over their seeds: tests, effect sizes, improvement over random search.",
            "Refuses what cannot be compared: fewer than 3 seeds, other spaces, data or protocols."
        },
        footer = {"", "Example: nas compare evolution local-search"})
final class CompareCommand implements Callable<Integer> {
    @Parameters(index = "0..*", arity = "0..*", paramLabel = "EXPERIMENT", description = "Names of experiments.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "Final scores by method instead: a column for each, \"Random X\" beside \"X\".")
    private @Nullable Path csv;

    @Mixin
    private final ResultsFolder results = new ResultsFolder();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws IOException {
        Comparison comparison = comparison();
        if (output.format() == Format.json) {
            output.json(json(comparison));
            return 0;
        }
        print(ComparisonTables.methods(comparison));
        print(ComparisonTables.pairs(comparison));
        print(ComparisonTables.speed(comparison));
        comparison.remarks().forEach(output.err()::println);
        return 0;
    }

    private Comparison comparison() throws IOException {
        if ((csv == null) == names.isEmpty()) {
            throw new InputException(Where.UNKNOWN, "accepted: names of experiments, or --csv FILE");
        }
        if (csv != null) {
            return CsvComparison.of(csv.toString(), Files.readString(csv));
        }
        try (TrialStore store = results.openToRead()) {
            return ExperimentComparison.of(ReportInput.read(store, names));
        }
    }

    private void print(DataTable table) {
        if (!table.rows().isEmpty()) {
            try (Report report = output.report(
                    table.columns().stream().map(DataTable.Column::title).toList())) {
                table.rows().forEach(row -> report.row(row.toArray()));
            }
        }
    }

    private static Map<String, Object> json(Comparison comparison) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("criterion", comparison.criterion().name());
        json.put(
                "methods",
                comparison.methods().stream().map(CompareCommand::json).toList());
        json.put("remarks", comparison.remarks());
        return json;
    }

    private static Map<String, Object> json(MethodRow row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", row.name());
        json.put("n", row.summary().n());
        json.put("mean", row.summary().mean());
        json.put("std", row.summary().std());
        json.put("ri", row.ri());
        json.put("p", row.p());
        json.put("effect", row.effect());
        return json;
    }
}
