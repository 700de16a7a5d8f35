package nas4j.results.journal;

import java.nio.file.Path;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.results.journal.frame.FrameBuilder;
import nas4j.results.journal.frame.FrameReader;
import nas4j.results.journal.frame.Payload;
import nas4j.store.StoreException;

/**
 * The first frame of a journal: what is in it.
 *
 * @param method of the run; empty for what concerns the whole experiment
 * @param seed of the run
 */
record JournalHeader(String experiment, String method, long seed) {
    /** The newest that is known here. */
    static final int FORMAT = 1;

    /** Puts it into a frame. */
    FrameBuilder write(FrameBuilder frame) {
        return frame.putCount(FORMAT).putText(experiment).putText(method).putLong(seed);
    }

    /** Reads the first frame, and leaves the reader there. */
    static JournalHeader read(Path path, FrameReader reader) {
        if (!reader.next()) {
            throw new StoreException(
                    "[" + path + "] is no journal of NAS4J, or damaged\nMaybe restore it from a copy.");
        }
        Payload payload = reader.payload();
        long format = payload.readCount();
        if (format > FORMAT) {
            throw new InputException(
                    new Where(path.toString(), 0, 0, ""),
                    "was written by a newer NAS4J in format [" + format + "], accepted here: up to " + FORMAT
                            + "\nMaybe use that version for this folder of results.");
        }
        return new JournalHeader(payload.readText(), payload.readText(), payload.readLong());
    }
}
