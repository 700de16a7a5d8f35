package nas4j.results.h2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.results.journal.frame.Failures;

/** The file of the database. It is open only while it is brought up to date, so that other programs can use it. */
final class Database {
    /** What H2 adds to the name. */
    private static final String SUFFIX = ".mv.db";

    private static final String NAME = "results";
    private static final String USER = "sa";

    /** Nothing is written beside the database, it is closed by us alone, and 16 MB of it are kept in memory. */
    private static final String SETTINGS = ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;CACHE_SIZE=16384";

    private static final String READ_ONLY = ";ACCESS_MODE_DATA=r";

    private final Path file;
    private final String url;

    /** @throws InputException if H2 cannot have a database in that folder */
    Database(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        if (absolute.toString().contains(";")) {
            throw new InputException(
                    Where.UNKNOWN,
                    "the folder of results [" + folder + "] has a semicolon in its path, which its database cannot have"
                            + "\nMaybe choose another folder.");
        }
        file = absolute.resolve(NAME + SUFFIX);
        url = "jdbc:h2:file:" + absolute.resolve(NAME) + SETTINGS;
    }

    /** Where it is. */
    Path file() {
        return file;
    }

    /**
     * Opens it with the newest schema; made if it is not there.
     *
     * @throws InputException if it is of a newer version; then it is as it was
     */
    Connection open() throws SQLException {
        requireKnownVersion();
        Connection connection = DriverManager.getConnection(url, USER, "");
        try {
            Migrations.apply(connection);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** @throws InputException if it is of a newer version */
    void requireKnownVersion() throws SQLException {
        if (file.toFile().length() > 0) { // one that was never begun can be made
            try (Connection connection = DriverManager.getConnection(url + READ_ONLY, USER, "")) {
                Migrations.requireKnown(connection, file);
            }
        }
    }

    /** Makes room for a new one, and keeps what is there. */
    void setAside() {
        Path aside = file;
        for (int k = 1; Files.exists(aside); k++) {
            aside = file.resolveSibling(file.getFileName() + ".damaged-" + k);
        }
        try {
            Files.move(file, aside);
        } catch (IOException e) {
            throw Failures.of("move", file, e);
        }
    }
}
