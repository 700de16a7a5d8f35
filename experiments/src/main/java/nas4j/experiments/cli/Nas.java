package nas4j.experiments.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry of the command line. */
@Command(name = "nas", mixinStandardHelpOptions = true, description = "Neural architecture search for the JVM.")
public final class Nas {
    private Nas() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Nas()).execute(args));
    }
}
