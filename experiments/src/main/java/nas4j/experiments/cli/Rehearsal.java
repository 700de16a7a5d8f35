package nas4j.experiments.cli;

import java.util.List;

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

    public static void main(String[] arguments) {
        COMMANDS.forEach(command -> Nas.run(command.split(" ")));
    }
}
