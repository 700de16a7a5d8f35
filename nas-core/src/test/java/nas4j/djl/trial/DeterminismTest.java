package nas4j.djl.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Losses and weights are the same bit by bit, wherever a training runs and beside whatever else. */
@Tag("engine")
class DeterminismTest {
    private static final long SEED = 1;

    @Test
    void anotherProcessGetsTheSame() throws InterruptedException, IOException {
        String here = TrainingDigest.of(SEED);
        assertThat(elsewhere(SEED)).isEqualTo(here);
    }

    @Test
    void aTrialBesideAnotherGetsTheSameAsAlone() throws InterruptedException, ExecutionException {
        String first = TrainingDigest.of(SEED);
        String second = TrainingDigest.of(SEED + 1);
        assertThat(second).isNotEqualTo(first);
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Future<String>> beside = threads.invokeAll(List.of(
                    () -> TrainingDigest.of(SEED), () -> TrainingDigest.of(SEED + 1), () -> TrainingDigest.of(SEED)));
            assertThat(beside.get(0).get()).isEqualTo(first);
            assertThat(beside.get(1).get()).isEqualTo(second);
            assertThat(beside.get(2).get()).isEqualTo(first);
        }
    }

    private static String elsewhere(long seed) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                TrainingDigest.class.getName(),
                Long.toString(seed));
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return printed.strip();
    }
}
