package nas4j.results.journal;

import java.io.Closeable;
import java.nio.file.Path;
import nas4j.results.journal.frame.FrameReader;

/** Goes through the entries of an experiment's journal, the oldest first. For one thread. */
public final class EntryCursor implements Closeable {
    private final FrameReader frames;
    private final String experiment;

    EntryCursor(Path journal) {
        frames = new FrameReader(journal);
        experiment = JournalHeader.read(journal, frames).experiment();
    }

    /** The name of the experiment, as the journal's header says. */
    public String experiment() {
        return experiment;
    }

    /** The frames under it, to tell and change where it is. */
    public FrameReader frames() {
        return frames;
    }

    /** Goes to the next entry, if there is one. */
    public boolean next() {
        return frames.next();
    }

    /** The entry it is at. */
    public Entry entry() {
        return Entry.read(experiment, frames.payload());
    }

    @Override
    public void close() {
        frames.close();
    }
}
