package nas4j.results.journal.frame;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** What writer and reader of frames agree on. */
final class Frame {
    static final int MAGIC = 0x4E415331;

    /** Bytes before the payload. */
    static final int HEADER = 12;

    static final int LONGEST_PAYLOAD = 1 << 28;

    private static final int LENGTH_AT = 4;
    private static final int CHECK_AT = 8;

    private Frame() {}

    static void writeHeader(ByteBuffer bytes, int at, int payload) {
        bytes.putInt(at, MAGIC).putInt(at + LENGTH_AT, payload);
        bytes.putInt(at + CHECK_AT, check(bytes, at, payload));
    }

    static boolean hasMagic(ByteBuffer bytes, int at) {
        return bytes.getInt(at) == MAGIC;
    }

    static int payload(ByteBuffer bytes, int at) {
        return bytes.getInt(at + LENGTH_AT);
    }

    static int writtenCheck(ByteBuffer bytes, int at) {
        return bytes.getInt(at + CHECK_AT);
    }

    /** CRC-32C of the length and the payload of a frame that begins at {@code at}. */
    static int check(ByteBuffer bytes, int at, int payload) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.slice(at + LENGTH_AT, CHECK_AT - LENGTH_AT));
        crc.update(bytes.slice(at + HEADER, payload));
        return (int) crc.getValue();
    }
}
