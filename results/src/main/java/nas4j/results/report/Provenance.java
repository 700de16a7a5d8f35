package nas4j.results.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nas4j.results.analysis.Analysis;
import nas4j.results.analysis.Cost;
import nas4j.results.analysis.Criterion;
import nas4j.results.analysis.RunLog;
import nas4j.results.html.DataTable;
import nas4j.results.html.Tag;
import nas4j.results.text.NumberText;
import nas4j.store.Environment;
import nas4j.store.EventRecord;
import nas4j.store.ExperimentRecord;
import nas4j.store.RunKey;

/** Where the numbers come from: runs, sessions, events, configuration. */
final class Provenance {
    private static final int MOST_EVENTS = 200;

    private Provenance() {}

    static Tag of(Analysis analysis) {
        ExperimentRecord record = analysis.data().record();
        DataTable runs = runs(analysis);
        return ExperimentSection.section(
                "Provenance",
                facts(record).table(),
                Tag.of("h4", "Runs"),
                runs.table(),
                Tag.of("p", runs.link(Figure.file(record.name(), "runs"))),
                Tag.of("h4", "Sessions of work"),
                sessions(analysis.data().sessions()).table(),
                folded("Events", events(analysis.data().events()).table()),
                folded("Configuration", Tag.of("pre", record.config())));
    }

    private static Tag folded(String title, Tag content) {
        return Tag.of("details", Tag.of("summary", title), content);
    }

    private static DataTable facts(ExperimentRecord record) {
        return DataTable.of("experiment", record.name())
                .with(List.of(
                        List.of("state", record.status().name().toLowerCase(Locale.ROOT)),
                        List.of("created", time(record.created())),
                        List.of("protocol", record.protocol()),
                        List.of("SHA-256 of the configuration", record.configHash())));
    }

    private static DataTable runs(Analysis analysis) {
        List<List<String>> rows = new ArrayList<>();
        analysis.runs().forEach(run -> rows.add(row(run, analysis)));
        return DataTable.of(
                        "method",
                        "#seed",
                        "#trials",
                        "#evaluations",
                        "#repeated",
                        "#infeasible",
                        "#failed",
                        "#seconds",
                        "#best " + analysis.criteria().getFirst().title())
                .with(rows);
    }

    private static List<String> row(RunLog run, Analysis analysis) {
        Cost cost = run.cost();
        Criterion criterion = analysis.criteria().getFirst();
        return List.of(
                run.key().method().equals(RunKey.BASELINE)
                        ? "random search"
                        : run.key().method(),
                Long.toString(run.key().seed()),
                Long.toString(cost.trials()),
                NumberText.number(cost.evaluations()),
                Long.toString(cost.repeated()),
                Long.toString(cost.infeasible()),
                Long.toString(cost.failed()),
                NumberText.number(Math.round(cost.seconds() * 1e3) / 1e3),
                run.findBest(0)
                        .map(best ->
                                NumberText.number(criterion.value(best.losses().getFirst())))
                        .orElse("–"));
    }

    private static DataTable sessions(List<Environment> sessions) {
        return DataTable.of("code", "JDK", "system", "processor", "#threads", "#workers", "SHA-256 of the data")
                .with(sessions.stream()
                        .map(session -> List.of(
                                session.codeVersion(),
                                session.jdk(),
                                session.os(),
                                session.cpu(),
                                Integer.toString(session.threads()),
                                Integer.toString(session.workers()),
                                session.dataHash()))
                        .toList());
    }

    private static DataTable events(List<EventRecord> events) {
        return DataTable.of("time", "event", "")
                .with(events.stream()
                        .limit(MOST_EVENTS)
                        .map(event -> List.of(time(event.time()), event.kind(), event.text()))
                        .toList());
    }

    /** A time to the second, in UTC. */
    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replace("T", " ")
                .replace("Z", " UTC");
    }
}
