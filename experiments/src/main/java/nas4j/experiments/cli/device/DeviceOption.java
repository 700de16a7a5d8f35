package nas4j.experiments.cli.device;

import nas4j.hardware.probe.HostProbe;
import nas4j.input.InputException;
import nas4j.input.Where;
import picocli.CommandLine.Option;

/** Which device measures. */
final class DeviceOption {
    @Option(
            names = "--device",
            paramLabel = "NAME",
            defaultValue = HostProbe.DEVICE,
            description = "The device that runs it: host, this machine; agent://NAME, one with an agent; or a described"
                    + " one that is measured from here. Default: host.")
    private String device = HostProbe.DEVICE;

    String name() {
        return device;
    }

    /** @throws InputException if it is not this machine */
    void requireHost(String what) {
        if (!device.equals(HostProbe.DEVICE)) {
            throw new InputException(
                    Where.UNKNOWN, "found the device [" + device + "], accepted " + what + ": " + HostProbe.DEVICE);
        }
    }
}
