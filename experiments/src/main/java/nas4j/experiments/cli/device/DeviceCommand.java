package nas4j.experiments.cli.device;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nas device}. */
@Command(
        name = "device",
        description = "Describe, measure and compare devices.",
        subcommands = {
            DeviceList.class,
            DeviceShow.class,
            DeviceAdd.class,
            DeviceProbe.class,
            DeviceProfileCommand.class,
            DeviceTransfer.class,
            DeviceOnboard.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example: nas device list"})
public final class DeviceCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing, such as `nas device list`");
    }
}
