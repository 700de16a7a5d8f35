package nas4j.experiments.cli.device;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nas device}. */
@Command(
        name = "device",
        description = "Look at devices: what latency networks have on them.",
        subcommands = DeviceTransfer.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example: nas device transfer --help"})
public final class DeviceCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing, such as `nas device transfer`");
    }
}
