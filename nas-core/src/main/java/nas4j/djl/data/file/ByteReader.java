package nas4j.djl.data.file;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import nas4j.input.InputException;
import nas4j.input.Where;

/**
 * Reads a file from its beginning, unpacked if it is packed with gzip, whatever its name is, and knows at which byte it
 * stands.
 */
final class ByteReader implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    /** The first two bytes of what gzip packs; no other file that is read here begins so. */
    private static final int GZIP = 0x1f8b;

    /** The most bytes that a packed byte stands for. */
    private static final int LARGEST_RATIO = 1_032;

    private final Path file;
    private final InputStream in;
    private final boolean packed;
    private long offset;
    private boolean cutOff;

    private ByteReader(Path file, InputStream in, boolean packed) {
        this.file = file;
        this.in = in;
        this.packed = packed;
    }

    /** @throws InputException if there is no such file, or it ends while it says how it is packed */
    static ByteReader open(Path file) {
        try {
            InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
            try {
                boolean packed = isPacked(raw);
                return new ByteReader(file, packed ? new GZIPInputStream(raw, BUFFER) : raw, packed);
            } catch (IOException e) {
                raw.close();
                throw e;
            }
        } catch (EOFException e) {
            throw wrong(file, "byte " + size(file), "the file ends here, in the header that gzip wrote");
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static boolean isPacked(InputStream raw) throws IOException {
        raw.mark(2);
        int first = raw.read();
        int second = raw.read();
        raw.reset();
        return (first << 8 | second) == GZIP;
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
        return complete(bytes, fill(bytes), what);
    }

    /** The same, unless the file is over. */
    Optional<byte[]> find(int count, String what) {
        byte[] bytes = new byte[count];
        int found = fill(bytes);
        if (found == 0) {
            requireWhole();
            return Optional.empty();
        }
        return Optional.of(complete(bytes, found, what));
    }

    private byte[] complete(byte[] bytes, int found, String what) {
        if (found < bytes.length) {
            throw wrong(
                    offset + found, "the file ends here, [" + found + "] of " + bytes.length + " bytes into " + what);
        }
        offset += found;
        return bytes;
    }

    /** @throws InputException if the file goes on, or was cut off behind its last byte */
    void expectEnd(String after) {
        if (fill(new byte[1]) > 0) {
            throw wrong(offset, "the file goes on after " + after);
        }
        requireWhole();
    }

    private void requireWhole() {
        if (cutOff) {
            throw wrong(offset, "the file ends here, before the checksum that gzip wrote");
        }
    }

    /** @throws InputException if the file is certainly too short for so many bytes from here on */
    void requireRoom(long bytes, String what) {
        long size = size(file);
        if (bytes > (packed ? LARGEST_RATIO : 1) * size - offset) {
            throw wrong(file, "byte " + size, "the file ends here, but " + what + " need [" + bytes + "] bytes");
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
        return wrong(file, "byte " + at + (packed ? " of the unpacked file" : ""), problem);
    }

    private static InputException wrong(Path file, String place, String problem) {
        return new InputException(new Where(file.toString(), 0, 0, place), problem);
    }

    static InputException unreadable(Path file, IOException cause) {
        InputException unreadable = wrong(
                file, "", "cannot be read [" + cause.getClass().getSimpleName() + ": " + cause.getMessage() + "]");
        unreadable.initCause(cause);
        return unreadable;
    }

    static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
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
            cutOff = true;
        } catch (ZipException e) {
            throw wrong(offset + found, "the packed bytes are damaged before here [" + e.getMessage() + "]");
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        return found;
    }
}
