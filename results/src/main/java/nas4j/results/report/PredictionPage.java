package nas4j.results.report;

import java.util.List;
import nas4j.results.chart.Axis;
import nas4j.results.chart.Chart;
import nas4j.results.chart.Layer;
import nas4j.results.chart.Point;
import nas4j.results.chart.Scale;
import nas4j.results.html.DataTable;
import nas4j.results.html.Document;
import nas4j.results.html.Tag;
import nas4j.results.text.NumberText;

/** A self-contained HTML page with what was predicted against what is true. The same data give the same page. */
public final class PredictionPage {
    private PredictionPage() {}

    /** What is true of a row, and what was predicted of it. */
    public record Pair(double truth, double predicted) {}

    /**
     * The page.
     *
     * @param target what was predicted
     * @param predictor by what
     * @param pairs at least 1, none of which was learnt from
     */
    public static String html(String target, String predictor, List<Pair> pairs) {
        double least = pairs.stream()
                .mapToDouble(pair -> Math.min(pair.truth, pair.predicted))
                .min()
                .orElseThrow();
        double most = pairs.stream()
                .mapToDouble(pair -> Math.max(pair.truth, pair.predicted))
                .max()
                .orElseThrow();
        Scale scale = Scale.around(least, most);
        String name = "Predicted against true " + target;
        Chart chart = new Chart(
                name,
                new Axis("true " + target, scale),
                new Axis("predicted", scale),
                List.of(
                        new Layer.Line(1, List.of(new Point(least, least), new Point(most, most))),
                        new Layer.Dots(
                                0,
                                pairs.stream()
                                        .map(pair -> new Point(pair.truth, pair.predicted))
                                        .toList(),
                                true)));
        DataTable numbers = DataTable.of("#true", "#predicted")
                .with(pairs.stream()
                        .map(pair -> List.of(NumberText.plain(pair.truth), NumberText.plain(pair.predicted)))
                        .toList());
        Figure figure = new Figure(
                name,
                List.of(),
                chart.svg(),
                pairs.size() + " networks that " + predictor + " had not seen. On the line both are equal.",
                numbers,
                Figure.file(target, "predicted"));
        Tag body = Tag.of("body", Tag.of("main", Tag.of("h1", name), Figure.row(List.of(figure))));
        return new Document(name + " – NAS4J", Report.css(), body).text();
    }
}
