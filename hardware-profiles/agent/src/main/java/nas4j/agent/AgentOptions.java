package nas4j.agent;

import java.net.URI;
import java.nio.file.Path;

/**
 * How an agent is started.
 *
 * @param controller {@code https://host:port}
 * @param tokenFile the secret by which the controller knows this device
 * @param authority the certificate of who vouches for the controller
 * @param spool folder for results and models
 * @param threads of each operator, if a job does not say; at least 1
 */
public record AgentOptions(URI controller, Path tokenFile, Path authority, Path spool, int threads) {
    public AgentOptions {
        if (threads < 1) {
            throw new IllegalArgumentException("threads [" + threads + "], accepted: 1 or more");
        }
    }
}
