package nas4j.experiments.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Runs typical commands, for the JVM to watch: the launcher makes its start-up cache from what it learns. */
final class Rehearsal {
    private static final List<String> COMMANDS = List.of(
            "--version",
            "space list",
            "space check nas-bench-201",
            "space show mobile-mini",
            "space sample nas-bench-201 -n 100 --seed 1 --format json",
            "space sample mobile-mini -n 100 --seed 1",
            "space --help",
            "--help");

    private Rehearsal() {}

    public static void main(String[] arguments) throws IOException {
        COMMANDS.forEach(command -> Nas.run(command.split(" ")));
        Path folder = Files.createTempDirectory("nas4j");
        try {
            new RehearsedExperiment(folder).run();
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
