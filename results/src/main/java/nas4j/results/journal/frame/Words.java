package nas4j.results.journal.frame;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The texts that were read lately: 100,000 trials have the same few names and units, which need memory once. */
final class Words {
    /** Longer ones are hardly ever repeated. */
    private static final int LONGEST = 64;

    private final @Nullable String[] table = new @Nullable String[256];

    /** The text of those bytes, each a character. */
    String find(byte[] bytes, int at, int length) {
        int slot = slot(bytes, at, length);
        String known = table[slot];
        if (known != null && isSame(known, bytes, at, length)) {
            return known;
        }
        String text = new String(bytes, at, length, StandardCharsets.ISO_8859_1);
        if (length <= LONGEST) {
            table[slot] = text;
        }
        return text;
    }

    private int slot(byte[] bytes, int at, int length) {
        int hash = length;
        for (int k = at; k < at + Math.min(length, LONGEST); k++) {
            hash = 31 * hash + bytes[k];
        }
        return (hash ^ hash >>> 8 ^ hash >>> 16) & (table.length - 1);
    }

    private static boolean isSame(String text, byte[] bytes, int at, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int k = 0; k < length; k++) {
            if (text.charAt(k) != (bytes[at + k] & 0xff)) {
                return false;
            }
        }
        return true;
    }
}
