package nas4j.experiments.cli.device;

import java.nio.file.Path;
import nas4j.experiments.yaml.device.Devices;
import picocli.CommandLine.Option;

/** Where people's own devices are kept. */
final class DevicesFolder {
    @Option(
            names = "--devices",
            paramLabel = "DIR",
            defaultValue = "results/devices",
            description = "The folder of devices that were added. Default: results/devices.")
    private Path folder = Path.of("");

    Path path() {
        return folder;
    }

    Devices devices() {
        return new Devices(folder);
    }
}
