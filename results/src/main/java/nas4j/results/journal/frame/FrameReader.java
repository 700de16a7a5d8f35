package nas4j.results.journal.frame;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import nas4j.store.StoreException;

/**
 * Reads what was whole when it was opened; may be used while another process writes. For one thread.
 *
 * <p>{@link RandomAccessFile} is not closed by an interrupt of the thread, as channels are.
 */
public final class FrameReader implements Closeable {
    private static final int WINDOW = 1 << 16;

    private final Path path;
    private final RandomAccessFile file;
    private final long limit;
    private final Words words = new Words();

    /** Bytes of the file from {@code windowStart}, {@code filled} of them. */
    private byte[] window = new byte[WINDOW];

    private ByteBuffer bytes = ByteBuffer.wrap(window);
    private long windowStart;
    private int filled;

    private long start;
    private long end;

    /**
     * Begins with the first frame.
     *
     * @throws StoreException if the file cannot be read
     */
    public FrameReader(Path path) {
        this.path = path;
        try {
            file = new RandomAccessFile(path.toFile(), "r");
            limit = file.length();
        } catch (IOException e) {
            throw Failures.of("read", path, e);
        }
    }

    /** Where the frame begins that {@link #next} found. */
    public long start() {
        return start;
    }

    /** Where it ends, and the next may begin. */
    public long end() {
        return end;
    }

    /** Which frame {@link #next} found. */
    public FramePlace place() {
        return placeAt(start);
    }

    /** Goes back, or on, to a frame that begins there. */
    public void go(long position) {
        end = position;
        if (!next()) {
            throw new StoreException("[" + path + "] was cut at byte [" + position + "] while it was read");
        }
    }

    /** Goes to a frame, if it is still there as it was. Otherwise stays where it is. */
    public boolean goIfThere(FramePlace place) {
        boolean isThere = place.start() < place.end()
                && isFrame(place.start())
                && placeAt(place.start()).equals(place);
        if (isThere) {
            start = place.start();
            end = place.end();
        }
        return isThere;
    }

    /**
     * Goes to the next frame.
     *
     * @return whether there is one; what follows the last is the rest of one that was being written
     * @throws StoreException if there is none here, but one further on: the file was damaged
     */
    public boolean next() {
        if (isFrame(end)) {
            start = end;
            end = placeAt(start).end();
            return true;
        }
        requireNoFrameAfter(end);
        return false;
    }

    /** What is in the frame; gone after {@link #next}. */
    public Payload payload() {
        int at = (int) (start - windowStart);
        return new Payload(
                ByteBuffer.wrap(window, at + Frame.HEADER, (int) (end - start) - Frame.HEADER)
                        .slice(),
                words);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw Failures.of("read", path, e);
        }
    }

    private FramePlace placeAt(long position) {
        int at = (int) (position - windowStart);
        return new FramePlace(
                position, position + Frame.HEADER + Frame.payload(bytes, at), Frame.writtenCheck(bytes, at));
    }

    private boolean isFrame(long position) {
        if (!load(position, Frame.HEADER) || !Frame.hasMagic(bytes, (int) (position - windowStart))) {
            return false;
        }
        int payload = Frame.payload(bytes, (int) (position - windowStart));
        if (payload < 0 || payload > Frame.LONGEST_PAYLOAD || !load(position, Frame.HEADER + payload)) {
            return false;
        }
        int at = (int) (position - windowStart);
        return Frame.check(bytes, at, payload) == Frame.writtenCheck(bytes, at);
    }

    private void requireNoFrameAfter(long position) {
        for (long other = position + 1; other <= limit - Frame.HEADER; other++) {
            if (isFrame(other)) {
                throw new StoreException("[" + path + "] is damaged between byte [" + position + "] and [" + other
                        + "]: what is there cannot be trusted\nMaybe restore the file from a copy.");
            }
        }
    }

    /** Has the bytes in the window, if the file has them. */
    private boolean load(long position, int length) {
        if (position + length > limit) {
            return false;
        }
        if (position >= windowStart && position + length <= windowStart + filled) {
            return true;
        }
        if (length > window.length) {
            window = new byte[length];
            bytes = ByteBuffer.wrap(window);
        }
        filled = (int) Math.min(window.length, limit - position);
        windowStart = position;
        try {
            file.seek(position);
            file.readFully(window, 0, filled);
        } catch (IOException e) {
            filled = 0;
            throw Failures.of("read", path, e);
        }
        return true;
    }
}
