package nas4j.experiments.worker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.CRC32;

/**
 * Frames on a pair of streams: a mark with the version, the length, a checksum, then the content. Writing is safe for
 * several threads, reading is for one.
 */
final class FrameStream {
    private static final int MARK = 0x4e415301; // "NAS", version 1
    private static final int LONGEST = 64 << 20;

    private final DataInputStream in;
    private final DataOutputStream out;

    FrameStream(InputStream in, OutputStream out) {
        this.in = new DataInputStream(in);
        this.out = new DataOutputStream(out);
    }

    /** Sends a frame; it is on its way when this returns. */
    synchronized void write(Frame frame) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FrameCodec.write(frame, new DataOutputStream(bytes));
        byte[] content = bytes.toByteArray();
        out.writeInt(MARK);
        out.writeInt(content.length);
        out.writeInt(checksum(content));
        out.write(content);
        out.flush();
    }

    /**
     * The next frame; waits for it.
     *
     * @throws java.io.EOFException if the other side is gone
     * @throws IOException if what comes is no frame
     */
    Frame read() throws IOException {
        int mark = in.readInt();
        int length = mark == MARK ? in.readInt() : -1;
        if (length < 0 || length > LONGEST) {
            throw new IOException("what came is no frame: [" + Integer.toHexString(mark) + "]");
        }
        int checksum = in.readInt();
        byte[] content = in.readNBytes(length);
        if (content.length < length || checksum(content) != checksum) {
            throw new IOException("a frame was damaged on its way");
        }
        return FrameCodec.read(new DataInputStream(new ByteArrayInputStream(content)));
    }

    /** All that comes until the other side is gone: what is no frame may be the last it has to say. */
    byte[] rest() throws IOException {
        return in.readAllBytes();
    }

    private static int checksum(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return (int) crc.getValue();
    }
}
