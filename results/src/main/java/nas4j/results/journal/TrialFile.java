package nas4j.results.journal;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nas4j.results.journal.frame.FrameReader;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;

/**
 * The trials of one run.
 *
 * @param path of the file
 * @param run as its header says
 */
public record TrialFile(Path path, RunKey run) {
    static final String SUFFIX = ".trials";

    /** Reads which run it is of. */
    static TrialFile open(Path path) {
        try (FrameReader reader = new FrameReader(path)) {
            JournalHeader header = JournalHeader.read(path, reader);
            return new TrialFile(path, new RunKey(header.experiment(), header.method(), header.seed()));
        }
    }

    /** The file's name, the same wherever the folder is. */
    public String name() {
        return path.getFileName().toString();
    }

    static String name(RunKey run) {
        return FolderName.of(run.method()) + "-" + run.seed() + SUFFIX;
    }

    boolean isEmpty() {
        try (FrameReader reader = new FrameReader(path)) {
            JournalHeader.read(path, reader);
            return !reader.next();
        }
    }

    /** The trials in the order they were kept. Each is read when it is asked for. */
    public TrialCursor cursor() {
        return new TrialCursor(this);
    }

    /** The trials by number. Each is read when the stream comes to it. */
    Stream<TrialRecord> byNumber() {
        TrialCursor cursor = cursor();
        long[] places = places(cursor);
        return IntStream.range(0, places.length)
                .mapToObj(k -> cursor.read(places[k]).trial())
                .onClose(cursor::close);
    }

    /** Where each trial stands, by number. */
    private static long[] places(TrialCursor cursor) {
        Places places = new Places();
        while (cursor.next()) {
            places.add(cursor.number(), cursor.start());
        }
        return places.byNumber();
    }

    /** Places in the file, which are in the order of the numbers already, or nearly so. */
    private static final class Places {
        private long[] numbers = new long[64];
        private long[] starts = new long[64];
        private int size;
        private boolean isSorted = true;

        void add(long number, long start) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
                starts = Arrays.copyOf(starts, 2 * size);
            }
            isSorted &= size == 0 || numbers[size - 1] < number;
            numbers[size] = number;
            starts[size++] = start;
        }

        long[] byNumber() {
            IntStream order = IntStream.range(0, size);
            if (isSorted) {
                return order.mapToLong(k -> starts[k]).toArray();
            }
            return order.boxed()
                    .sorted(Comparator.comparingLong(k -> numbers[k]))
                    .mapToLong(k -> starts[k])
                    .toArray();
        }
    }
}
