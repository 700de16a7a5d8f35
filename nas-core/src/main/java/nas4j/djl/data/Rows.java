package nas4j.djl.data;

import java.security.MessageDigest;
import java.util.List;

/** Arrays of equal length behind an index, so that a view shares them. Immutable. */
final class Rows {
    private final byte[][] bytes;
    private final int[] index;

    private Rows(byte[][] bytes, int[] index) {
        this.bytes = bytes;
        this.index = index;
    }

    /** Shares the arrays of the list, which nobody may change afterwards. */
    static Rows of(List<byte[]> bytes, int length) {
        int[] index = new int[bytes.size()];
        for (int i = 0; i < index.length; i++) {
            if (bytes.get(i).length != length) {
                throw new IllegalArgumentException(
                        "row " + i + " has [" + bytes.get(i).length + "] bytes instead of " + length);
            }
            index[i] = i;
        }
        return new Rows(bytes.toArray(byte[][]::new), index);
    }

    int size() {
        return index.length;
    }

    byte[] get(int row) {
        return bytes[index[row]];
    }

    Rows view(int[] rows) {
        int[] chosen = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            chosen[i] = index[rows[i]];
        }
        return new Rows(bytes, chosen);
    }

    void digest(MessageDigest digest) {
        for (int row : index) {
            digest.update(bytes[row]);
        }
    }
}
