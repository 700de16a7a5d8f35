package nas4j.experiments.worker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * Frames on a pair of streams: a mark, the version, the length, a checksum, then the content. Others may print into the
 * stream that is read, as native libraries do: what stands between frames is passed on. Writing is safe for several
 * threads, reading is for one.
 */
final class FrameStream {
    /** Begins with a byte that is in no UTF-8 text. */
    private static final int MARK = 0xf54e4153;

    private static final byte VERSION = 1;
    private static final int HEADER = 4 + 1 + 4 + 4;
    private static final int LONGEST = 64 << 20;

    private final DataInputStream in;
    private final OutputStream out;
    private final OutputStream between;

    /**
     * @param in buffered
     * @param out not buffered: a frame goes out in one piece
     * @param between takes what was read and is in no frame
     */
    FrameStream(InputStream in, OutputStream out, OutputStream between) {
        this.in = new DataInputStream(in);
        this.out = out;
        this.between = between;
    }

    /** Sends a frame; it is on its way when this returns. */
    synchronized void write(Frame frame) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FrameCodec.write(frame, new DataOutputStream(bytes));
        byte[] content = bytes.toByteArray();
        // A pipe takes up to 4 KiB at once, so nothing that is printed comes in between.
        out.write(ByteBuffer.allocate(HEADER + content.length)
                .putInt(MARK)
                .put(VERSION)
                .putInt(content.length)
                .putInt(checksum(content))
                .put(content)
                .array());
        out.flush();
    }

    /**
     * The next frame; waits for it.
     *
     * @throws EOFException if the other side is gone
     * @throws IOException if a frame is damaged or of another version
     */
    Frame read() throws IOException {
        skipToMark();
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException("a frame is of version [" + version + "], accepted: " + VERSION
                    + ". Maybe the program was replaced while it ran.");
        }
        int length = in.readInt();
        int checksum = in.readInt();
        byte[] content = length < 0 || length > LONGEST ? new byte[0] : in.readNBytes(length);
        if (content.length != length || checksum(content) != checksum) {
            throw new IOException("a frame was damaged on its way");
        }
        try {
            return FrameCodec.read(new DataInputStream(new ByteArrayInputStream(content)));
        } catch (IllegalArgumentException e) {
            throw new IOException("a frame makes no sense: " + e.getMessage(), e);
        }
    }

    private void skipToMark() throws IOException {
        int window = 0;
        for (int count = 0; count < Integer.BYTES || window != MARK; count++) {
            int next = in.read();
            if (next < 0) {
                passOn(window, Math.min(count, Integer.BYTES));
                throw new EOFException();
            }
            if (count >= Integer.BYTES) {
                between.write(window >>> 24);
            }
            window = (window << 8) | next;
        }
    }

    /** The last bytes of the window; the oldest is the most significant. */
    private void passOn(int window, int bytes) throws IOException {
        for (int k = bytes - 1; k >= 0; k--) {
            between.write(window >>> (8 * k));
        }
    }

    private static int checksum(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return (int) crc.getValue();
    }
}
