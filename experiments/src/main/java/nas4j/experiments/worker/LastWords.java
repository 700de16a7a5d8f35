package nas4j.experiments.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the end of what a process says on its error stream, which a thread of its own reads, and of what is written here.
 * Thread-safe.
 */
final class LastWords extends OutputStream {
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
        try (stream) {
            stream.transferTo(this);
        } catch (IOException e) {
            // The process is gone: what it said so far is all there is.
        }
    }

    @Override
    public synchronized void write(int value) {
        ring[(int) (count++ % KEPT)] = (byte) value;
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        for (int k = offset; k < offset + length; k++) {
            write(bytes[k]);
        }
    }

    /** Forgets what was said of other things. */
    synchronized void forget() {
        count = 0;
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
