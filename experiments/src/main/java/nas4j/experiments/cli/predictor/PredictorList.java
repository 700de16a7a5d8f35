package nas4j.experiments.cli.predictor;

import java.util.List;
import java.util.stream.Stream;
import nas4j.experiments.cli.output.Format;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.cli.output.Report;
import nas4j.experiments.yaml.Proxies;
import nas4j.plugin.Registry;
import nas4j.predict.PredictorProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nas predictor list}. */
@Command(
        name = "list",
        description =
                "List the predictors, which learn from results, and the zero-cost proxies, which need none: what they"
                        + " are, and their papers.",
        footer = {"", "Example: nas predictor list --format json"})
final class PredictorList implements Runnable {
    @Mixin
    private final Output output = new Output();

    private record Row(String name, String kind, String summary, String paper) {}

    @Override
    public void run() {
        List<Row> rows = rows();
        if (output.format() == Format.text) {
            rows.forEach(this::print);
            output.out().flush();
            return;
        }
        try (Report report = output.report(List.of("name", "kind", "summary", "paper"))) {
            rows.forEach(row -> report.row(row.name, row.kind, row.summary, row.paper));
        }
    }

    private static List<Row> rows() {
        Stream<Row> predictors = Registry.of(PredictorProvider.class, "predictor").all().stream()
                .map(predictor -> new Row(predictor.name(), "predictor", predictor.summary(), predictor.paper()));
        Stream<Row> proxies =
                Proxies.all().stream().map(proxy -> new Row(proxy.name(), "proxy", proxy.summary(), proxy.paper()));
        return Stream.concat(predictors, proxies).toList();
    }

    /** As paragraphs: a table of all this is wider than a terminal. */
    private void print(Row row) {
        output.out().println(row.name + " (" + row.kind + ")");
        output.out().println("  " + row.summary);
        output.out().println("  " + row.paper);
        output.out().println();
    }
}
