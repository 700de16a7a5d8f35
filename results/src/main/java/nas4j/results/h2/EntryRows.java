package nas4j.results.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import nas4j.results.journal.Entry;
import nas4j.store.ArtifactRecord;
import nas4j.store.Environment;
import nas4j.store.EventRecord;
import nas4j.store.ExperimentRecord;
import nas4j.store.ExperimentStatus;

/** Writes what concerns a whole experiment, entry after entry. */
final class EntryRows {
    private final Connection connection;
    private final String experiment;
    private long nextSession;
    private long nextEvent;

    EntryRows(Connection connection, String experiment) throws SQLException {
        this.connection = connection;
        this.experiment = experiment;
        nextSession = next("select coalesce(max(number) + 1, 0) from session where experiment = ?");
        nextEvent = next("select coalesce(max(number) + 1, 0) from event where experiment = ?");
    }

    private long next(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, experiment);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    void add(Entry entry) throws SQLException {
        switch (entry) {
            case Entry.Created(ExperimentRecord created) -> add(created);
            case Entry.Status(ExperimentStatus status) ->
                send(rows("update experiment set status = ? where name = ?")
                        .put(text(status))
                        .put(experiment));
            case Entry.Session(Environment environment) -> add(environment);
            case Entry.Event(EventRecord event) ->
                send(rows("insert into event (experiment, number, happened, kind, text) values (?, ?, ?, ?, ?)")
                        .put(experiment)
                        .put(nextEvent++)
                        .put(event.time())
                        .put(event.kind())
                        .put(event.text()));
            case Entry.Artifact(ArtifactRecord artifact) ->
                send(rows("merge into artifact (experiment, name, sha256, bytes) key (experiment, name)"
                                + " values (?, ?, ?, ?)")
                        .put(experiment)
                        .put(artifact.name())
                        .put(artifact.sha256())
                        .put(artifact.bytes()));
        }
    }

    private void add(ExperimentRecord created) throws SQLException {
        send(rows("insert into experiment (name, config, config_hash, protocol, status, created)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .put(experiment)
                .put(created.config())
                .put(created.configHash())
                .put(created.protocol())
                .put(text(created.status()))
                .put(created.created()));
    }

    private void add(Environment environment) throws SQLException {
        send(rows("insert into session (experiment, number, code_version, jdk, os, cpu, threads, workers, data_hash)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .put(experiment)
                .put(nextSession++)
                .put(environment.codeVersion())
                .put(environment.jdk())
                .put(environment.os())
                .put(environment.cpu())
                .put(environment.threads())
                .put(environment.workers())
                .put(environment.dataHash()));
    }

    private Rows rows(String sql) throws SQLException {
        return new Rows(connection, sql);
    }

    private static void send(Rows row) throws SQLException {
        try (row) {
            row.end();
            row.send();
        }
    }

    private static String text(ExperimentStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
