package nas4j.experiments.cli.agent;

import picocli.CommandLine.Option;

/** How devices reach the controller. */
final class AgentAddress {
    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "The name or address of this machine, as devices know it. Default: 127.0.0.1.")
    private String host = "";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "7433",
            description = "The port to listen on; 0 for a free one. Default: 7433.")
    private int port;

    String host() {
        return host;
    }

    int port() {
        return port;
    }
}
