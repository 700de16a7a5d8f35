package nas4j.experiments.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** Entry of the command line. */
@Command(
        name = "nas",
        mixinStandardHelpOptions = true,
        versionProvider = Nas.Version.class,
        description = "Neural architecture search for the JVM.")
public final class Nas {
    private Nas() {}

    /** Ends the JVM with the exit code of the command. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs one command and returns its exit code. */
    static int run(String... arguments) {
        return new CommandLine(new Nas()).execute(arguments);
    }

    /** The version that the build wrote into the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Nas.class.getPackage().getImplementationVersion();
            return new String[] {"nas " + (version == null ? "(not packaged)" : version)};
        }
    }
}
