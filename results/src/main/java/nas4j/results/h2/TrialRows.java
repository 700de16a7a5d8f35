package nas4j.results.h2;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.TrialOutcome;
import nas4j.results.journal.KeptTrial;
import nas4j.store.TrialRecord;
import org.jspecify.annotations.Nullable;

/** Writes trials and their measurements. */
final class TrialRows implements AutoCloseable {
    private final Rows trials;
    private final Rows measurements;
    private long nextId;

    TrialRows(Connection connection) throws SQLException {
        trials = new Rows(connection, """
                insert into trial (id, experiment, method, run_seed, number, session, genotype, graph_hash, share,
                    continued_share, seed, outcome, reason, same_as, started, ended, worker)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""");
        measurements = new Rows(connection, """
                insert into measurement (trial, name, measured, unit, standard_error, n, split, seed, device)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""");
        try (Statement statement = connection.createStatement();
                ResultSet highest = statement.executeQuery("select coalesce(max(id), 0) from trial")) {
            highest.next();
            nextId = highest.getLong(1) + 1;
        }
    }

    void add(KeptTrial kept) throws SQLException {
        switch (kept.trial().outcome()) {
            case TrialOutcome.Completed(List<Measurement> measured) -> add(kept, "completed", null, measured);
            case TrialOutcome.Infeasible(String reason, List<Measurement> measured) ->
                add(kept, "infeasible", reason, measured);
            case TrialOutcome.Failed(String reason) -> add(kept, "failed", reason, List.of());
        }
    }

    private void add(KeptTrial kept, String outcome, @Nullable String reason, List<Measurement> measured)
            throws SQLException {
        TrialRecord trial = kept.trial();
        trials.put(nextId)
                .put(trial.run().experiment())
                .put(trial.run().method())
                .put(trial.run().seed())
                .put(trial.id())
                .put(kept.session())
                .put(trial.genotype())
                .put(trial.graphHash())
                .put(trial.share())
                .put(trial.continuedShare())
                .put(trial.seed())
                .put(outcome)
                .putIfAny(reason)
                .putIfAny(trial.sameAs())
                .put(trial.start())
                .put(trial.end())
                .put(trial.worker())
                .end();
        for (Measurement measurement : measured) {
            add(measurement, trial.seed());
        }
        nextId++;
    }

    private void add(Measurement measurement, long seed) throws SQLException {
        measurements
                .put(nextId)
                .put(measurement.name())
                .put(measurement.value())
                .put(measurement.unit())
                .put(measurement.standardError())
                .put(measurement.n())
                .put(measurement.split().name().toLowerCase(Locale.ROOT))
                .put(seed)
                .put(measurement.device())
                .end();
    }

    void send() throws SQLException {
        trials.send();
        measurements.send();
    }

    @Override
    public void close() throws SQLException {
        try (trials) {
            measurements.close();
        }
    }
}
