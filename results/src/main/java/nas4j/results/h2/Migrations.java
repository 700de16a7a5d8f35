package nas4j.results.h2;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import nas4j.input.InputException;
import nas4j.input.Where;
import org.h2.tools.RunScript;

/**
 * The schema of the database, one script on top of the other. A script is never changed once it was released: a new one
 * follows it. Each can be run again where it was interrupted.
 */
final class Migrations {
    private static final List<String> SCRIPTS = List.of("001-tables.sql", "002-continued.sql");

    private Migrations() {}

    /** The newest version that is known here. */
    static int newest() {
        return SCRIPTS.size();
    }

    /** The version of a database; 0 for an empty one. */
    static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet tables = statement.executeQuery(
                        "select 1 from information_schema.tables where table_name = 'SCHEMA_VERSION'")) {
            return tables.next() ? highest(statement) : 0;
        }
    }

    private static int highest(Statement statement) throws SQLException {
        try (ResultSet versions = statement.executeQuery("select coalesce(max(version), 0) from schema_version")) {
            versions.next();
            return versions.getInt(1);
        }
    }

    /** @throws InputException if the database has a version that is not known here */
    static void requireKnown(Connection connection, Path database) throws SQLException {
        int version = version(connection);
        if (version > newest()) {
            throw new InputException(
                    new Where(database.toString(), 0, 0, ""),
                    "was made by a newer NAS4J with the schema [" + version + "], accepted here: up to " + newest()
                            + "\nMaybe use that version for this folder of results.");
        }
    }

    /** Brings the schema up to date. */
    static void apply(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists schema_version (version integer primary key)");
            for (int version = version(connection) + 1; version <= newest(); version++) {
                run(connection, SCRIPTS.get(version - 1));
                statement.execute("insert into schema_version values (" + version + ")");
            }
        }
    }

    private static void run(Connection connection, String script) throws SQLException {
        try (InputStream stream = Objects.requireNonNull(Migrations.class.getResourceAsStream(script), script);
                Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            RunScript.execute(connection, reader);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the resource [" + script + "]", e);
        }
    }
}
