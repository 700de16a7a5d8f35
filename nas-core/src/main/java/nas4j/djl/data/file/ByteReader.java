package nas4j.djl.data.file;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import nas4j.input.InputException;
import nas4j.input.Where;

/** Reads a file from its beginning, unpacked if its name ends in {@code .gz}, and knows at which byte it stands. */
final class ByteReader implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final InputStream in;
    private long offset;

    private ByteReader(Path file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    /** @throws InputException if there is no such file, or it is not packed though its name says so */
    static ByteReader open(Path file) {
        try {
            InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
            return new ByteReader(file, isPacked(file) ? new GZIPInputStream(raw, BUFFER) : raw);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    Path file() {
        return file;
    }

    long offset() {
        return offset;
    }

    /** Big-endian, with a sign. */
    int readInt(String what) {
        return ByteBuffer.wrap(read(4, what)).getInt();
    }

    /** @throws InputException if the file ends before, at the byte where it does */
    byte[] read(int count, String what) {
        byte[] bytes = new byte[count];
        int found = fill(bytes);
        if (found < count) {
            throw wrong(offset + found, "the file ends here, [" + found + "] of " + count + " bytes into " + what);
        }
        offset += count;
        return bytes;
    }

    /** @throws InputException if the file goes on */
    void expectEnd(String after) {
        if (fill(new byte[1]) > 0) {
            throw wrong(offset, "the file goes on after " + after);
        }
    }

    boolean isAtEnd() {
        try {
            in.mark(1);
            boolean ended = in.read() < 0;
            in.reset();
            return ended;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** @throws InputException if the byte is no class */
    int label(long at, byte found, int classes, String what, int image) {
        int label = Byte.toUnsignedInt(found);
        if (label >= classes) {
            throw wrong(at, what + " [" + label + "] of image " + image + "; accepted: 0 to " + (classes - 1));
        }
        return label;
    }

    InputException wrong(long at, String problem) {
        return new InputException(
                new Where(file.toString(), 0, 0, "byte " + at + (isPacked(file) ? " of the unpacked file" : "")),
                problem);
    }

    static InputException unreadable(Path file, IOException cause) {
        InputException unreadable = new InputException(
                new Where(file.toString(), 0, 0, ""),
                "cannot be read [" + cause.getClass().getSimpleName() + ": " + cause.getMessage() + "]");
        unreadable.initCause(cause);
        return unreadable;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private int fill(byte[] bytes) {
        int found = 0;
        try {
            for (int read = 0; read >= 0 && found < bytes.length; read = in.read(bytes, found, bytes.length - found)) {
                found += read;
            }
        } catch (EOFException e) {
            return found; // a packed file that was cut off
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        return found;
    }

    private static boolean isPacked(Path file) {
        return file.toString().endsWith(".gz");
    }
}
