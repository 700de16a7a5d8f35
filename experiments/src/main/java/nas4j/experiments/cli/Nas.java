package nas4j.experiments.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import nas4j.experiments.cli.agent.AgentCommand;
import nas4j.experiments.cli.device.DeviceCommand;
import nas4j.experiments.cli.predictor.PredictorCommand;
import nas4j.experiments.cli.search.SearchCommand;
import nas4j.experiments.cli.space.SpaceCommand;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Entry of the command line. */
@Command(
        name = "nas",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Nas.Version.class,
        subcommands = {
            RunCommand.class,
            ResumeCommand.class,
            ListCommand.class,
            ShowCommand.class,
            ReportCommand.class,
            CompareCommand.class,
            ExportCommand.class,
            SpaceCommand.class,
            SearchCommand.class,
            PredictorCommand.class,
            DeviceCommand.class,
            AgentCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        description = "Neural architecture search for the JVM.",
        footer = {"", "Example: nas run experiments/configs/quickstart.yaml"})
public final class Nas implements Runnable {
    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show where in the code a failure happened.")
    private boolean verbose;

    @Option(
            names = "--generate-completion",
            description =
                    "Print a script with which bash or zsh completes commands: source <(nas --generate-completion)")
    private boolean completion;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Nas() {}

    /** Ends the JVM with the exit code of the command. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs one command and returns its exit code. */
    static int run(String... arguments) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int exitCode = run(out, err, arguments);
        out.flush();
        return exitCode;
    }

    /** Runs one command that prints to the given writers. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        Problems problems = new Problems();
        return new CommandLine(new Nas())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(problems)
                .setParameterExceptionHandler(problems)
                .execute(arguments);
    }

    boolean verbose() {
        return verbose;
    }

    /** Without a command: say which there are. */
    @Override
    public void run() {
        if (!completion) {
            throw new ParameterException(spec.commandLine(), "a command is missing, such as `nas space list`");
        }
        spec.commandLine().getOut().println(AutoComplete.bash("nas", spec.commandLine()));
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
