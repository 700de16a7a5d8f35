package nas4j.agent.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.agent.AgentOptions;

/** The command line. */
final class Arguments {
    static final String USAGE = "java -jar nas-agent.jar --controller https://HOST:PORT --token-file FILE --ca FILE"
            + " [--spool DIR] [--threads N]";

    private static final List<String> NAMES = List.of("--controller", "--token-file", "--ca", "--spool", "--threads");

    private Arguments() {}

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException if something is missing or not known
     */
    static AgentOptions read(String... arguments) {
        Map<String, String> found = new LinkedHashMap<>();
        for (int k = 0; k < arguments.length; k += 2) {
            if (!NAMES.contains(arguments[k]) || k + 1 == arguments.length) {
                throw new IllegalArgumentException("found [" + arguments[k] + "], accepted: " + USAGE);
            }
            found.put(arguments[k], arguments[k + 1]);
        }
        return new AgentOptions(
                URI.create(require(found, "--controller")),
                Path.of(require(found, "--token-file")),
                Path.of(require(found, "--ca")),
                Path.of(found.getOrDefault("--spool", "nas-agent-spool")),
                Integer.parseInt(found.getOrDefault("--threads", "1")));
    }

    private static String require(Map<String, String> found, String name) {
        String value = found.get(name);
        if (value == null) {
            throw new IllegalArgumentException("[" + name + "] is missing, accepted: " + USAGE);
        }
        return value;
    }
}
