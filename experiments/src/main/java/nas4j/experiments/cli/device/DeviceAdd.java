package nas4j.experiments.cli.device;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import nas4j.experiments.cli.output.ExitCodes;
import nas4j.experiments.cli.output.Output;
import nas4j.hardware.device.DeviceProfile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nas device add}. */
@Command(
        name = "add",
        description = {
            "Add a device that a YAML file describes.",
            "`nas device show NAME` says what it is made of; the files of all that come with the platform are in"
                    + " hardware-profiles/devices."
        },
        footer = {"", "Example: nas device add my-board.yaml"})
final class DeviceAdd implements Callable<Integer> {
    @Parameters(paramLabel = "FILE.yaml", description = "The description.")
    private Path file = Path.of("");

    @Mixin
    private final DevicesFolder folder = new DevicesFolder();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws IOException {
        DeviceProfile device = folder.devices().add(file);
        output.err().println("added [" + device.name() + "], see `nas device show " + device.name() + "`");
        return ExitCodes.DONE;
    }
}
