package nas4j.agent.child;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import nas4j.agent.measure.Measuring;
import nas4j.agent.onnx.OnnxModel;
import nas4j.agent.wire.Measurement;
import org.jspecify.annotations.Nullable;

/** What a child does. */
public final class ChildWork {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String PEAK = "VmHWM:";

    private ChildWork() {}

    /**
     * Measures a model in this process.
     *
     * @throws IllegalArgumentException if ONNX Runtime does not take it
     */
    public static Measurement measure(ChildJob job) throws IOException {
        OnnxModel.start();
        int threads = job.protocol().threads();
        long seed = job.protocol().seed();
        long start = System.nanoTime();
        try (OnnxModel model = OnnxModel.open(job.model(), threads, seed)) {
            double loadMs = (System.nanoTime() - start) / 1e6;
            double firstRunMs = model.run() / 1e6;
            return measured(job, model).with(loadMs, firstRunMs, peakBytes());
        }
    }

    private static Measurement measured(ChildJob job, OnnxModel model) {
        @Nullable Path file = job.reference();
        if (file == null) {
            return new Measuring(job.protocol(), model, null).measure();
        }
        try (OnnxModel reference =
                OnnxModel.open(file, job.protocol().threads(), job.protocol().seed())) {
            return new Measuring(job.protocol(), model, reference).measure();
        }
    }

    private static long peakBytes() throws IOException {
        if (!Files.isReadable(STATUS)) {
            return -1;
        }
        return Files.readString(STATUS, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(PEAK))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(-1);
    }
}
