package nas4j.experiments.agents;

/** A person asked to stop while a device that has to measure something was away. */
public final class DeviceAwayException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DeviceAwayException(String device) {
        super("[" + device + "] is away; what it did not measure yet is evaluated when the experiment goes on");
    }
}
