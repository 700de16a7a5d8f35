package nas4j.experiments.cli.agent;

import java.nio.file.Path;
import nas4j.hardware.agents.AgentFolder;
import picocli.CommandLine.Option;

/** Where the controller keeps what it knows. */
final class AgentPlace {
    @Option(
            names = "--folder",
            paramLabel = "DIR",
            defaultValue = ".nas/agents",
            description = "Where certificates, agents and jobs are kept. Default: .nas/agents.")
    private Path folder = Path.of("");

    AgentFolder folder() {
        return new AgentFolder(folder);
    }

    Path path() {
        return folder;
    }
}
