package nas4j.hardware.agents;

import java.net.InetSocketAddress;
import java.util.List;
import nas4j.hardware.agents.queue.LeaseTimes;

/**
 * How a controller is reached, and how long it waits.
 *
 * @param address where it listens; port 0: a free one
 * @param hosts names and addresses by which devices reach it, and which its certificate is for; the first is told to them
 * @param mostWaitSeconds no question for work is left open for longer
 */
public record ControllerOptions(InetSocketAddress address, List<String> hosts, LeaseTimes times, int mostWaitSeconds) {
    private static final int WAIT_SECONDS = 50;

    public ControllerOptions {
        hosts = List.copyOf(hosts);
        if (hosts.isEmpty() || mostWaitSeconds < 0) {
            throw new IllegalArgumentException(
                    "found hosts " + hosts + " and [" + mostWaitSeconds + "] s, accepted: a host, 0 s or more");
        }
    }

    /** On one address of this machine, with the usual times. */
    public static ControllerOptions on(String host, int port) {
        return new ControllerOptions(new InetSocketAddress(host, port), List.of(host), LeaseTimes.USUAL, WAIT_SECONDS);
    }
}
