package nas4j.results.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nas4j.results.journal.EntryCursor;
import nas4j.results.journal.TrialCursor;
import nas4j.results.journal.TrialFile;
import nas4j.results.journal.frame.FramePlace;

/** How far the database has followed each file of an experiment. */
final class Places {
    /** Stands for the experiment's journal; files of trials stand for themselves. */
    static final String JOURNAL = "";

    private final Connection connection;
    private final String experiment;
    private final Map<String, FramePlace> places = new HashMap<>();

    Places(Connection connection, String experiment) throws SQLException {
        this.connection = connection;
        this.experiment = experiment;
        try (PreparedStatement statement = connection.prepareStatement(
                "select file, frame_start, frame_end, frame_check from journal where experiment = ?")) {
            statement.setString(1, experiment);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    places.put(rows.getString(1), new FramePlace(rows.getLong(2), rows.getLong(3), rows.getInt(4)));
                }
            }
        }
    }

    /** The last frame of a file that is in the database. */
    Optional<FramePlace> find(String file) {
        return Optional.ofNullable(places.get(file));
    }

    /** Whether the files are still those that the database followed: each has the frame that was read last. */
    boolean areIn(EntryCursor entries, List<TrialFile> files) {
        Map<String, FramePlace> missing = new HashMap<>(places);
        FramePlace last = missing.remove(JOURNAL);
        boolean areThere = last == null || entries.frames().goIfThere(last);
        for (TrialFile file : files) {
            FramePlace place = missing.remove(file.name());
            areThere &= place == null || isIn(file, place);
        }
        return areThere && missing.isEmpty();
    }

    private static boolean isIn(TrialFile file, FramePlace place) {
        try (TrialCursor cursor = file.cursor()) {
            return cursor.frames().goIfThere(place);
        }
    }

    /** Takes the whole experiment out of the database. */
    void forget() throws SQLException {
        places.clear();
        try (Rows row = new Rows(connection, "delete from experiment where name = ?")) {
            row.put(experiment).end();
            row.send();
        }
    }

    /** Notes how far a file was followed. */
    void put(String file, FramePlace place) throws SQLException {
        places.put(file, place);
        try (Rows row = new Rows(
                connection,
                "merge into journal (experiment, file, frame_start, frame_end, frame_check) key (experiment, file)"
                        + " values (?, ?, ?, ?, ?)")) {
            row.put(experiment)
                    .put(file)
                    .put(place.start())
                    .put(place.end())
                    .put(place.check())
                    .end();
            row.send();
        }
    }
}
