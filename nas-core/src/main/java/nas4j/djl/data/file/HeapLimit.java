package nas4j.djl.data.file;

import java.nio.file.Path;
import java.util.Locale;
import nas4j.input.InputException;
import nas4j.input.Where;

/** Refuses a set of images that does not fit in memory, before reading it. */
final class HeapLimit {
    /** Header and reference of one array. */
    private static final int ARRAY_BYTES = 24;

    private HeapLimit() {}

    /** @throws InputException if so many arrays of this length do not fit in the free part of the heap */
    static void check(Path source, long arrays, long length) {
        long needed = arrays * (length + ARRAY_BYTES);
        if (needed > free()) {
            Runtime.getRuntime().gc();
        }
        check(source, needed, free(), Runtime.getRuntime().maxMemory());
    }

    static void check(Path source, long needed, long free, long heap) {
        if (needed > free) {
            throw new InputException(
                    new Where(source.toString(), 0, 0, ""),
                    "the images need " + gigabytes(needed) + ", but only [" + gigabytes(Math.max(0, free))
                            + "] of a heap of "
                            + gigabytes(heap) + " are free\nMaybe start Java with -Xmx" + suggestion(needed, free, heap)
                            + "m, or read smaller images.");
        }
    }

    private static long free() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
    }

    /** What is used now, what is needed, and a fifth more. */
    private static long suggestion(long needed, long free, long heap) {
        return (long) Math.ceil(1.2 * (heap - free + (double) needed) / (1 << 20));
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.2f GiB", bytes / (double) (1 << 30));
    }
}
