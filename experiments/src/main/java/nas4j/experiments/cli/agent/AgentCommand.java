package nas4j.experiments.cli.agent;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nas agent}. */
@Command(
        name = "agent",
        description = "Measure on other devices.",
        subcommands = {AgentEnroll.class, AgentServe.class, AgentList.class},
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example: nas agent enroll pi --host 192.168.1.10"})
public final class AgentCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing, such as `nas agent list`");
    }
}
