package nas4j.results.journal;

import java.io.Closeable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import nas4j.results.journal.frame.DurableFiles;
import nas4j.results.journal.frame.FrameBuilder;
import nas4j.results.journal.frame.FrameWriter;
import nas4j.store.RunKey;

/** Appends the trials of one run. For one thread. */
final class TrialWriter implements Closeable {
    private final FrameWriter frames;
    private final Set<Long> numbers;

    private TrialWriter(FrameWriter frames, Set<Long> numbers) {
        this.frames = frames;
        this.numbers = numbers;
    }

    /** Goes on with the file of a run, which is made if it is not there. */
    static TrialWriter open(Path path, RunKey run, FrameBuilder frame) {
        if (!Files.exists(path)) {
            JournalHeader header = new JournalHeader(run.experiment(), run.method(), run.seed());
            DurableFiles.write(path, header.write(frame.begin()));
        }
        Set<Long> numbers = new HashSet<>();
        try (TrialCursor cursor = new TrialFile(path, run).cursor()) {
            while (cursor.next()) {
                numbers.add(cursor.number());
            }
            return new TrialWriter(new FrameWriter(path, cursor.frames().end()), numbers);
        }
    }

    void append(FrameBuilder frame, KeptTrial kept) {
        long number = kept.trial().id();
        if (numbers.contains(number)) {
            throw new IllegalArgumentException(
                    "trial [" + number + "] of run [" + kept.trial().run() + "] is kept already");
        }
        frames.append(TrialCodec.write(frame.begin(), kept));
        numbers.add(number);
    }

    @Override
    public void close() {
        frames.close();
    }
}
