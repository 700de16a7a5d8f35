package nas4j.experiments.worker;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nas4j.experiments.worker.TrialEvaluator.ProgressListener;

/** What an evaluation can do to its process, for real. */
final class Crashes {
    private static final int MEBIBYTE = 1 << 20;

    private Crashes() {}

    static void halt(int exitCode) {
        Runtime.getRuntime().halt(exitCode);
    }

    /** Last words, and then a signal from outside. */
    static void signal(int number) throws InterruptedException {
        System.err.println("so long");
        try {
            new ProcessBuilder(
                            "kill",
                            "-" + number,
                            Long.toString(ProcessHandle.current().pid()))
                    .inheritIO()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.sleep(60_000);
    }

    /** As a native library does that finds something wrong. */
    @SuppressWarnings("restricted")
    static void abort() {
        try {
            Linker.nativeLinker()
                    .downcallHandle(
                            Linker.nativeLinker().defaultLookup().findOrThrow("abort"), FunctionDescriptor.ofVoid())
                    .invokeExact();
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes where there is no memory. */
    @SuppressWarnings("restricted")
    static void fault() {
        MemorySegment.ofAddress(8).reinterpret(Integer.BYTES).set(ValueLayout.JAVA_INT, 0, 1);
    }

    static void fillHeap() {
        List<byte[]> hoard = new ArrayList<>();
        while (hoard.size() < 1 << 20) {
            hoard.add(new byte[MEBIBYTE]);
        }
    }

    /** Up to 2 GiB, so that a test that fails does not take the machine down; talks all the time. */
    static void fillNativeMemory(ProgressListener progress) throws InterruptedException {
        for (int k = 0; k < 50; k++) {
            Arena.global().allocate(40 * MEBIBYTE).fill((byte) 1);
            progress.progress(k / 50.0, "more");
            Thread.sleep(50);
        }
    }

    static void runForever() {
        long count = 0;
        while (count >= 0) {
            count = (count + 1) & Long.MAX_VALUE;
        }
    }

    /** To where the frames go: by Java, and as a native library would. */
    static void print(int lines) {
        System.out.println("printed by Java");
        for (int k = 0; k < lines; k++) {
            printRaw(("line " + k + "\n\u00f5NA").getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    /** Says an answer so that nobody can understand it. */
    static void sayDamaged() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new FrameStream(InputStream.nullInputStream(), bytes, OutputStream.nullOutputStream())
                    .write(new Frame.Ready());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] damaged = bytes.toByteArray();
        damaged[damaged.length - 1]++;
        printRaw(damaged);
    }

    private static void printRaw(byte[] bytes) {
        try (FileOutputStream out = new FileOutputStream("/dev/fd/1")) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
