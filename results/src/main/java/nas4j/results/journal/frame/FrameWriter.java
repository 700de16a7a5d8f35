package nas4j.results.journal.frame;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import nas4j.store.StoreException;

/** Appends frames, each on the disk before {@link #append} returns. For one thread, and one at a time for a file. */
public final class FrameWriter implements Closeable {
    private final Path path;
    private final RandomAccessFile file;
    private long end;
    private boolean isBroken;

    /**
     * Goes on after the frame that ends at {@code end}; the rest of one that was being written is cut off.
     *
     * @throws StoreException if the file cannot be written
     */
    public FrameWriter(Path path, long end) {
        this.path = path;
        this.end = end;
        try {
            file = new RandomAccessFile(path.toFile(), "rw");
            cutOff();
        } catch (IOException e) {
            throw Failures.of("write", path, e);
        }
    }

    /**
     * Ends the last frame and keeps all.
     *
     * @throws StoreException if it cannot be kept; then nothing of it is left
     */
    public void append(FrameBuilder frame) {
        if (isBroken) {
            throw new StoreException("[" + path + "] is not written any more: an earlier write failed");
        }
        int length = frame.end();
        write(frame.bytes(), length);
        sync();
        end += length;
    }

    private void write(byte[] bytes, int length) {
        try {
            file.write(bytes, 0, length);
        } catch (IOException e) {
            try {
                cutOff();
            } catch (IOException alsoFailed) {
                isBroken = true;
                e.addSuppressed(alsoFailed);
            }
            throw Failures.of("write", path, e);
        }
    }

    private void sync() {
        try {
            file.getFD().sync();
        } catch (IOException e) {
            isBroken = true; // what a second try reports is not what the disk has
            throw Failures.of("write", path, e);
        }
    }

    private void cutOff() throws IOException {
        if (file.length() > end) {
            file.setLength(end);
        }
        file.seek(end);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw Failures.of("write", path, e);
        }
    }
}
