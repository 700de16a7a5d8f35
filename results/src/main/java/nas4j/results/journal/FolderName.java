package nas4j.results.journal;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names of experiments and runs as names of files, the same on every file system. A name of lower-case letters, digits
 * and hyphens stands for itself; any other gets what it has of these, and the beginning of its SHA-256, so that
 * {@code ../a}, {@code A} and {@code a} are three folders side by side.
 */
final class FolderName {
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9]([a-z0-9_-]{0,62}[a-z0-9_])?");
    private static final Pattern STRANGE = Pattern.compile("[^a-z0-9]+");
    private static final Pattern LEADING = Pattern.compile("^-");
    private static final int KEPT = 40;
    private static final int DIGITS = 16;

    private FolderName() {}

    static String of(String name) {
        if (PLAIN.matcher(name).matches()) {
            return name;
        }
        String readable = STRANGE.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("-");
        String start = LEADING.matcher(readable).replaceFirst("");
        String digest = Sha256.of(name.getBytes(StandardCharsets.UTF_16BE)).substring(0, DIGITS);
        return start.isEmpty() ? digest : start.substring(0, Math.min(KEPT, start.length())) + "-" + digest;
    }
}
