package nas4j.results.h2;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import nas4j.results.journal.EntryCursor;
import nas4j.results.journal.ExperimentFolder;
import nas4j.results.journal.TrialCursor;
import nas4j.results.journal.TrialFile;
import nas4j.results.journal.frame.FrameReader;

/**
 * Writes into the database what the journals have and it has not. Rows and the place they were read at are committed
 * together, so that each comes to be there once, wherever it is interrupted. An experiment whose files are others than
 * those that were followed is read anew; one whose files are gone stays.
 */
final class Follower {
    /** Trials in one commit. */
    private static final int TRIALS = 500;

    private final Connection connection;

    Follower(Connection connection) {
        this.connection = connection;
    }

    void follow(ExperimentFolder experiment) throws SQLException {
        try (EntryCursor entries = experiment.entries()) {
            Places places = new Places(connection, entries.experiment());
            List<TrialFile> files = experiment.trialFiles();
            if (places.areIn(entries, files)) {
                follow(entries, places);
                follow(files, places);
            } else {
                places.forget();
                try (EntryCursor all = experiment.entries()) {
                    follow(all, places);
                }
                follow(files, places);
            }
        }
    }

    private void follow(EntryCursor entries, Places places) throws SQLException {
        EntryRows rows = new EntryRows(connection, entries.experiment());
        boolean isNew = false;
        while (entries.next()) {
            rows.add(entries.entry());
            isNew = true;
        }
        if (isNew) {
            places.put(Places.JOURNAL, entries.frames().place());
        }
        connection.commit();
    }

    private void follow(List<TrialFile> files, Places places) throws SQLException {
        try (TrialRows rows = new TrialRows(connection)) {
            for (TrialFile file : files) {
                follow(file, places, rows);
            }
        }
    }

    private void follow(TrialFile file, Places places, TrialRows rows) throws SQLException {
        try (TrialCursor trials = file.cursor()) {
            FrameReader frames = trials.frames();
            places.find(file.name()).ifPresent(frames::goIfThere);
            int waiting = 0;
            while (trials.next()) {
                rows.add(trials.trial());
                if (++waiting == TRIALS) {
                    commit(file, places, rows, frames);
                    waiting = 0;
                }
            }
            if (waiting > 0) {
                commit(file, places, rows, frames);
            }
        }
    }

    private void commit(TrialFile file, Places places, TrialRows rows, FrameReader frames) throws SQLException {
        rows.send();
        places.put(file.name(), frames.place());
        connection.commit();
    }
}
