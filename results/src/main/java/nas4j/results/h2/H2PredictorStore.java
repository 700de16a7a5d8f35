package nas4j.results.h2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;
import nas4j.store.PredictorRecord;
import nas4j.store.PredictorScore;
import nas4j.store.StoreException;
import org.h2.api.ErrorCode;

/**
 * Keeps predictors in a database of H2 in the folder of results: the tables {@code predictor}, {@code predictor_score} and
 * {@code predictor_metric}. What a call has written is on the disk when it returns. For one thread.
 */
public final class H2PredictorStore implements AutoCloseable {
    private static final String NAME = "predictors";
    private static final String SUFFIX = ".mv.db";
    private static final String SETTINGS = ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;WRITE_DELAY=0";
    private static final List<String> TABLES = List.of(
            "create table if not exists predictor (name varchar primary key, job varchar not null,"
                    + " fingerprint varchar not null, created timestamp(9) with time zone not null,"
                    + " predictor varchar not null, model blob)",
            "create table if not exists predictor_score (name varchar not null references predictor on delete cascade,"
                    + " seed bigint not null, predictor varchar not null, why varchar not null,"
                    + " primary key (name, seed))",
            "create table if not exists predictor_metric (name varchar not null, seed bigint not null,"
                    + " place int not null, metric varchar not null, metric_value double precision not null,"
                    + " primary key (name, seed, metric),"
                    + " foreign key (name, seed) references predictor_score on delete cascade)");

    private final Connection connection;
    private final Path file;

    private H2PredictorStore(Connection connection, Path file) {
        this.connection = connection;
        this.file = file;
    }

    /**
     * Opens the database of a folder; makes both if they are not there.
     *
     * @throws InputException if another program has it open, or it is none
     */
    public static H2PredictorStore open(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        Path file = absolute.resolve(NAME + SUFFIX);
        if (absolute.toString().contains(";")) {
            throw problem(file, "found a semicolon in the path, accepted: a path without any");
        }
        try {
            Files.createDirectories(absolute);
            Connection connection =
                    DriverManager.getConnection("jdbc:h2:file:" + absolute.resolve(NAME) + SETTINGS, "sa", "");
            try (Statement statement = connection.createStatement()) {
                for (String table : TABLES) {
                    statement.execute(table);
                }
            }
            connection.setAutoCommit(false);
            return new H2PredictorStore(connection, file);
        } catch (IOException e) {
            throw problem(file, "the folder cannot be made: " + e.getMessage());
        } catch (SQLException e) {
            String maybe = e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1
                    ? "\nMaybe another predictor is being learnt: wait for it, or choose another --results."
                    : "\nMaybe move the file away: predictors are learnt anew then.";
            throw problem(file, "the database cannot be opened: " + e.getMessage() + maybe);
        }
    }

    private static InputException problem(Path file, String text) {
        return new InputException(new Where(file.toString(), 0, 0, ""), text);
    }

    private StoreException failure(SQLException e) {
        return new StoreException("the database [" + file + "] does not work: " + e.getMessage(), e);
    }

    /** Keeps a job before anything is learnt. */
    public void begin(PredictorRecord predictor) {
        write("insert into predictor values (?, ?, ?, ?, '', null)", insert -> {
            insert.setString(1, predictor.name());
            insert.setString(2, predictor.job());
            insert.setString(3, predictor.fingerprint());
            insert.setObject(4, OffsetDateTime.ofInstant(predictor.created(), ZoneOffset.UTC));
        });
    }

    /** Keeps how one split went, all of it or nothing. */
    public void add(String name, PredictorScore score) {
        try (PreparedStatement insert = connection.prepareStatement("insert into predictor_score values (?, ?, ?, ?)");
                PreparedStatement metrics =
                        connection.prepareStatement("insert into predictor_metric values (?, ?, ?, ?, ?)")) {
            insert.setString(1, name);
            insert.setLong(2, score.seed());
            insert.setString(3, score.predictor());
            insert.setString(4, score.why());
            insert.executeUpdate();
            int place = 0;
            for (Map.Entry<String, Double> metric : score.metrics().entrySet()) {
                metrics.setString(1, name);
                metrics.setLong(2, score.seed());
                metrics.setInt(3, place++);
                metrics.setString(4, metric.getKey());
                metrics.setDouble(5, metric.getValue());
                metrics.addBatch();
            }
            metrics.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /**
     * Keeps what was learnt.
     *
     * @param predictor name of the one that was chosen
     * @param model as in the portable file
     */
    public void finish(String name, String predictor, byte[] model) {
        write("update predictor set predictor = ?, model = ? where name = ?", update -> {
            update.setString(1, predictor);
            update.setBytes(2, model);
            update.setString(3, name);
        });
    }

    /** Forgets a predictor, its scores and what it has learnt. */
    public void remove(String name) {
        write("delete from predictor where name = ?", delete -> delete.setString(1, name));
    }

    /** All, by name. */
    public List<PredictorRecord> all() {
        List<PredictorRecord> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select name, job, fingerprint, created, predictor from predictor order by name")) {
            while (rows.next()) {
                all.add(new PredictorRecord(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getObject(4, OffsetDateTime.class).toInstant(),
                        rows.getString(5)));
            }
        } catch (SQLException e) {
            throw failure(e);
        }
        return all;
    }

    /** The predictor of that name; empty if there is none. */
    public Optional<PredictorRecord> find(String name) {
        return all().stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /**
     * The predictor of that name.
     *
     * @throws InputException if there is none
     */
    public PredictorRecord get(String name) {
        return find(name).orElseThrow(() -> {
            List<String> known = all().stream().map(PredictorRecord::name).toList();
            return new InputException(
                    Where.UNKNOWN,
                    "there is no predictor [" + name + "] in [" + file + "], " + Nearest.hint(name, known));
        });
    }

    /** How each split went, by seed. */
    public List<PredictorScore> scores(String name) {
        Map<Long, PredictorScore> scores = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select s.seed, s.predictor, s.why, m.metric, m.metric_value from predictor_score s"
                        + " join predictor_metric m on m.name = s.name and m.seed = s.seed"
                        + " where s.name = ? order by s.seed, m.place")) {
            select.setString(1, name);
            try (ResultSet rows = select.executeQuery()) {
                Map<Long, Map<String, Double>> metrics = new LinkedHashMap<>();
                while (rows.next()) {
                    Map<String, Double> of = metrics.computeIfAbsent(rows.getLong(1), _ -> new LinkedHashMap<>());
                    of.put(rows.getString(4), rows.getDouble(5));
                    scores.put(
                            rows.getLong(1),
                            new PredictorScore(rows.getLong(1), rows.getString(2), rows.getString(3), of));
                }
            }
        } catch (SQLException e) {
            throw failure(e);
        }
        return List.copyOf(scores.values());
    }

    /** What was learnt; empty if it has not learnt yet. */
    public Optional<byte[]> findModel(String name) {
        try (PreparedStatement select = connection.prepareStatement("select model from predictor where name = ?")) {
            select.setString(1, name);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.ofNullable(rows.getBytes(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    @FunctionalInterface
    private interface Filling {
        void fill(PreparedStatement statement) throws SQLException;
    }

    private void write(String sql, Filling filling) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            filling.fill(statement);
            statement.executeUpdate();
            connection.commit();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure(e);
        }
    }
}
