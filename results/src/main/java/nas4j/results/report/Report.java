package nas4j.results.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import nas4j.results.analysis.Analysis;
import nas4j.results.analysis.Verdict;
import nas4j.results.html.Document;
import nas4j.results.html.Tag;
import nas4j.results.model.ExperimentData;

/** Writes reports: one self-contained HTML page, without scripts. The same data give the same page. */
public final class Report {
    private static final String CSS = "report.css";

    private Report() {}

    /**
     * The page about one or more experiments.
     *
     * @param made when, for the reader
     */
    public static String html(List<ExperimentData> experiments, Instant made) {
        if (experiments.isEmpty()) {
            throw new IllegalArgumentException("no experiment to report on");
        }
        String names = experiments.stream().map(ExperimentData::name).collect(Collectors.joining(", "));
        List<Judged> judged = experiments.stream().map(Judged::of).toList();
        Tag main = Tag.of("main");
        if (judged.size() > 1) {
            main.add(ComparisonSection.of(judged));
        }
        for (int k = 0; k < judged.size(); k++) {
            main.add(ExperimentSection.of(judged.get(k), "e" + (k + 1), judged.size() == 1));
        }
        Tag body = Tag.of("body", header(names, judged), main, footer(made));
        return new Document(names + " – NAS4J", css(), body).text();
    }

    /** An experiment and what there is to say of it. */
    record Judged(Analysis analysis, Verdict verdict) {
        static Judged of(ExperimentData data) {
            Analysis analysis = Analysis.of(data);
            return new Judged(analysis, Verdict.of(analysis));
        }

        ExperimentData data() {
            return analysis.data();
        }
    }

    private static Tag header(String names, List<Judged> judged) {
        Tag header = Tag.of("header", Tag.of("h1", names));
        if (judged.size() > 1) {
            Tag list = Tag.of("ul");
            for (int k = 0; k < judged.size(); k++) {
                Tag link = Tag.of("a", judged.get(k).data().name()).with("href", "#e" + (k + 1));
                list.add(Tag.of("li", link).text(": " + judged.get(k).verdict().headline()));
            }
            header.add(Tag.of("nav", list));
        }
        return header;
    }

    private static Tag footer(Instant made) {
        return Tag.of(
                "footer",
                Tag.of(
                        "p",
                        "Made by NAS4J at " + Provenance.time(made) + ". Nothing in this page is loaded "
                                + "from elsewhere."));
    }

    static String css() {
        try (InputStream file = Report.class.getResourceAsStream(CSS)) {
            if (file == null) {
                throw new IllegalStateException("no resource [" + CSS + "]");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
