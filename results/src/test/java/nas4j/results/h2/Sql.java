package nas4j.results.h2;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Asks a database as its users do. */
final class Sql {
    private Sql() {}

    static Connection open(Path folder) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:" + folder.toAbsolutePath().resolve("results"), "sa", "");
    }

    /** Each row as text, columns separated by bars. */
    static List<String> rows(Path folder, String query) throws SQLException {
        try (Connection connection = open(folder);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                StringJoiner row = new StringJoiner(" | ");
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.add(result.getString(column));
                }
                rows.add(row.toString());
            }
            return rows;
        }
    }

    static void execute(Path folder, String sql) throws SQLException {
        try (Connection connection = open(folder);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
