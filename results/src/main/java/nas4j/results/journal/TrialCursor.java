package nas4j.results.journal;

import java.io.Closeable;
import nas4j.results.journal.frame.FrameReader;
import nas4j.store.RunKey;

/** Goes through the trials of a run as they stand in its file. For one thread. */
public final class TrialCursor implements Closeable {
    private final FrameReader frames;
    private final RunKey run;

    TrialCursor(TrialFile file) {
        frames = new FrameReader(file.path());
        run = file.run();
        JournalHeader.read(file.path(), frames);
    }

    /** The frames under it, to tell and change where it is. */
    public FrameReader frames() {
        return frames;
    }

    /** Goes to the next trial, if there is one. */
    public boolean next() {
        return frames.next();
    }

    /** The trial it is at. */
    public KeptTrial trial() {
        return TrialCodec.read(run, frames.payload());
    }

    long number() {
        return TrialCodec.readNumber(frames.payload());
    }

    long start() {
        return frames.start();
    }

    KeptTrial read(long place) {
        frames.go(place);
        return trial();
    }

    @Override
    public void close() {
        frames.close();
    }
}
