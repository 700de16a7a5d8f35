package nas4j.results.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Rows to be written with one statement: its parameters in order, row after row, sent together. */
final class Rows implements AutoCloseable {
    /** Longer texts H2 does not take. */
    private static final int LONGEST_TEXT = 1 << 20;

    private final PreparedStatement statement;
    private int column;
    private boolean isEmpty = true;

    Rows(Connection connection, String sql) throws SQLException {
        statement = connection.prepareStatement(sql);
    }

    Rows put(String text) throws SQLException {
        statement.setString(++column, text.substring(0, Math.min(LONGEST_TEXT, text.length())));
        return this;
    }

    Rows putIfAny(@Nullable String text) throws SQLException {
        if (text != null) {
            return put(text);
        }
        statement.setNull(++column, Types.VARCHAR);
        return this;
    }

    Rows put(long number) throws SQLException {
        statement.setLong(++column, number);
        return this;
    }

    Rows put(double number) throws SQLException {
        statement.setDouble(++column, number);
        return this;
    }

    Rows putIfAny(@Nullable Long number) throws SQLException {
        statement.setObject(++column, number, Types.BIGINT);
        return this;
    }

    Rows put(Instant time) throws SQLException {
        statement.setObject(++column, time.atOffset(ZoneOffset.UTC));
        return this;
    }

    /** Ends a row. */
    void end() throws SQLException {
        statement.addBatch();
        column = 0;
        isEmpty = false;
    }

    void send() throws SQLException {
        if (!isEmpty) {
            statement.executeBatch();
            isEmpty = true;
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
