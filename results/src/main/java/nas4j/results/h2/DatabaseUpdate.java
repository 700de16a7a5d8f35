package nas4j.results.h2;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.results.journal.ExperimentFolder;
import nas4j.results.journal.ResultsFolder;
import nas4j.store.StoreException;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** Brings the database up to date with the journals, or says why it cannot. For one thread. */
final class DatabaseUpdate {
    /** What H2 says of a file that is damaged; the last, when it is looked at, of one that was never finished. */
    private static final Set<Integer> DAMAGED =
            Set.of(ErrorCode.FILE_CORRUPTED_1, ErrorCode.GENERAL_ERROR_1, ErrorCode.DATABASE_IS_READ_ONLY);

    private final ResultsFolder folder;
    private final Database database;

    DatabaseUpdate(ResultsFolder folder, Database database) {
        this.folder = folder;
        this.database = database;
    }

    /**
     * Checks that the database is not of a newer version. A damaged one is set aside at once: H2 may keep a file locked that
     * it could not open.
     *
     * @throws InputException if it is; then it is as it was
     */
    void check() {
        try {
            database.requireKnownVersion();
        } catch (SQLException e) {
            if (isDamaged(e)) {
                database.setAside();
            } else if (!isInUse(e)) {
                throw failure(e);
            }
        }
    }

    /**
     * One update. A damaged database is set aside, and built anew.
     *
     * @return false if another program uses it, so that it is as it was
     * @throws InputException if it is of a newer version; then it is as it was
     * @throws StoreException if it cannot be written, or if an experiment cannot be read: the others are up to date
     */
    boolean run() {
        try {
            follow();
        } catch (SQLException e) {
            if (isInUse(e)) {
                return false;
            }
            if (!isDamaged(e)) {
                throw failure(e);
            }
            rebuild(e);
        }
        return true;
    }

    /** What to say where {@link #run} could not. */
    InputException inUse() {
        return new InputException(
                new Where(database.file().toString(), 0, 0, ""),
                "is in use by another program, and not up to date\nMaybe close it there: no trial is lost meanwhile.");
    }

    private void rebuild(SQLException why) {
        database.setAside();
        try {
            follow();
        } catch (SQLException e) {
            e.addSuppressed(why);
            throw failure(e);
        }
    }

    private void follow() throws SQLException {
        List<ExperimentFolder> experiments = folder.all();
        RuntimeException unreadable = null;
        try (Connection connection = database.open()) {
            Follower follower = new Follower(connection);
            for (ExperimentFolder experiment : experiments) {
                try {
                    follower.follow(experiment);
                } catch (InputException | StoreException e) {
                    connection.rollback();
                    unreadable = e;
                }
            }
        }
        if (unreadable != null) {
            throw unreadable;
        }
    }

    /** Whether the file itself is to blame, and not a disk that is full or broken. */
    private static boolean isDamaged(SQLException failure) {
        List<Throwable> causes = Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .toList();
        boolean isCut = causes.stream().anyMatch(EOFException.class::isInstance);
        boolean diskFailed = causes.stream().anyMatch(cause -> cause instanceof IOException || isWriteFailure(cause));
        return isCut || (!diskFailed && DAMAGED.contains(failure.getErrorCode()));
    }

    private static boolean isWriteFailure(Throwable cause) {
        return cause instanceof MVStoreException failure && failure.getErrorCode() == DataUtils.ERROR_WRITING_FAILED;
    }

    private static boolean isInUse(SQLException failure) {
        return failure.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1;
    }

    private RuntimeException failure(SQLException e) {
        Path file = database.file();
        if (e.getErrorCode() == ErrorCode.FILE_VERSION_ERROR_1) {
            return new InputException(
                    new Where(file.toString(), 0, 0, ""),
                    "was written by another version of H2: [" + e.getMessage() + "]"
                            + "\nMaybe move it away: it is built anew from the journals beside it.");
        }
        return new StoreException(
                "cannot bring [" + file + "] up to date: " + e.getMessage()
                        + "\nMaybe the disk is full. No trial is lost: the journals have all.",
                e);
    }
}
