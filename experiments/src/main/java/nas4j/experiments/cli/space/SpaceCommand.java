package nas4j.experiments.cli.space;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nas space …}: everything about search spaces that needs no training. */
@Command(
        name = "space",
        description = "Look at search spaces, check them, sample from them, evolve them.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            SpaceList.class,
            SpaceShow.class,
            SpaceCheckCommand.class,
            SpaceSample.class,
            SpaceCost.class,
            SpaceEvolve.class,
            SpaceSchemaCommand.class
        },
        footer = {"", "Example: nas space sample nas-bench-201 -n 5 --seed 1"})
public final class SpaceCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing, such as `nas space list`");
    }
}
