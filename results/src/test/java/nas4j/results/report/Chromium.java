package nas4j.results.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A browser without a window; tests are skipped where there is none. It cannot reach any host. */
final class Chromium {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<String> OPTIONS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--enable-logging=stderr",
            "--host-resolver-rules=MAP * ~NOTFOUND");
    private static final long SECONDS = 90;

    private final Path program;
    private final Path folder;

    private Chromium(Path program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /** @param folder an empty one, for what it leaves */
    static Chromium orSkip(Path folder) {
        String path = System.getenv().getOrDefault("PATH", "");
        Path found = Stream.of(path.split(File.pathSeparator, -1))
                .flatMap(place -> NAMES.stream().map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        assumeTrue(found != null, () -> "no browser of " + NAMES + " on the PATH");
        return new Chromium(found, folder);
    }

    /** Opens a page; gives all that the browser printed. */
    String open(Path page, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(OPTIONS);
        command.add("--user-data-dir=" + Files.createTempDirectory(folder, "profile"));
        command.addAll(List.of(options));
        command.add(page.toUri().toString());
        Path output = Files.createTempFile(folder, "output", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("the browser did not end within " + SECONDS + " s: " + Files.readString(output));
        }
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    /** Lines that a page's scripts, or the browser because of the page, wrote to the console. */
    static List<String> console(String output) {
        return output.lines().filter(line -> line.contains(":CONSOLE")).toList();
    }

    /** What pages asked hosts for, from the browser's log of its network. Its own requests have no origin. */
    static List<String> requests(Path networkLog) throws IOException {
        return Files.readString(networkLog)
                .lines()
                .filter(line -> line.contains("\"initiator\":") && !line.contains("\"initiator\":\"not an origin\""))
                .toList();
    }
}
