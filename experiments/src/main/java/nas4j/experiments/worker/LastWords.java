package nas4j.experiments.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Keeps the end of what a process says on its error stream. A thread of its own reads it. */
final class LastWords {
    private static final int KEPT = 4096;
    private static final int LINES = 4;
    private static final String CRASH = "A fatal error has been detected";
    private static final long PATIENCE_MS = 500;

    private final byte[] ring = new byte[KEPT];
    private final Thread reader;
    private long count;

    LastWords(InputStream stream) {
        reader = Thread.ofVirtual().name("worker-errors").start(() -> read(stream));
    }

    private void read(InputStream stream) {
        byte[] piece = new byte[KEPT];
        try {
            for (int length = stream.read(piece); length >= 0; length = stream.read(piece)) {
                keep(piece, length);
            }
        } catch (IOException e) {
            keep(piece, 0); // the process is gone: what it said so far is all there is
        }
    }

    /** Something it said elsewhere: the JVM reports its own crash on standard output. */
    void add(byte[] bytes) {
        keep(bytes, bytes.length);
    }

    private synchronized void keep(byte[] piece, int length) {
        for (int k = 0; k < length; k++) {
            ring[(int) (count++ % KEPT)] = piece[k];
        }
    }

    /** The last lines that say something, once the process has ended. */
    String text() throws InterruptedException {
        reader.join(PATIENCE_MS);
        List<String> lines = all().lines()
                .map(line -> line.replaceFirst("^#", "").strip())
                .filter(line -> !line.isEmpty() && !line.startsWith("at "))
                .toList();
        Optional<String> crash =
                lines.stream().filter(line -> line.startsWith(CRASH)).findFirst();
        int from = crash.map(lines::indexOf).orElse(Math.max(0, lines.size() - LINES));
        return String.join(" / ", lines.subList(from, Math.min(lines.size(), from + LINES)));
    }

    private synchronized String all() {
        int kept = (int) Math.min(count, KEPT);
        byte[] bytes = new byte[kept];
        for (int k = 0; k < kept; k++) {
            bytes[k] = ring[(int) ((count - kept + k) % KEPT)];
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
