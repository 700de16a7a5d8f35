package nas4j.hardware.probe.adb;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nas4j.hardware.probe.ProbeFailedException;

/**
 * The program {@code adb} of Android's platform tools.
 *
 * @param line the program, and arguments that come before all others
 */
record AdbClient(List<String> line) {
    private static final String NAME = "adb";
    private static final long MOST_MINUTES = 30;

    AdbClient {
        line = List.copyOf(line);
    }

    /** That on the path. Which server it asks is said by {@code ANDROID_ADB_SERVER_PORT}, as {@code adb} has it. */
    static Optional<AdbClient> find() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, NAME))
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> new AdbClient(List.of(program.toString())));
    }

    /**
     * What it prints.
     *
     * @throws ProbeFailedException if it ends with an error; it says which
     * @throws InterruptedException if the thread is interrupted; the program is ended
     */
    String run(List<String> arguments) throws ProbeFailedException, IOException, InterruptedException {
        Path said = Files.createTempFile("nas4j-adb", ".txt");
        Path errors = Files.createTempFile("nas4j-adb", ".err");
        try {
            List<String> all = new ArrayList<>(line);
            all.addAll(arguments);
            Process process = new ProcessBuilder(all)
                    .redirectInput(ProcessBuilder.Redirect.from(errors.toFile())) // empty: it would read ours
                    .redirectOutput(said.toFile())
                    .redirectError(errors.toFile())
                    .start();
            await(process);
            if (process.exitValue() != 0) {
                throw new ProbeFailedException(NAME + " ended with [" + process.exitValue() + "]: "
                        + text(errors).strip());
            }
            return text(said);
        } finally {
            Files.delete(said);
            Files.delete(errors);
        }
    }

    private static void await(Process process) throws ProbeFailedException, InterruptedException {
        try {
            if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
                throw new ProbeFailedException(NAME + " did not end in " + MOST_MINUTES + " minutes");
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace("\r", "");
    }
}
