package nas4j.experiments.cli.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import nas4j.hardware.agents.AgentFolder;
import nas4j.hardware.agents.ControllerAddress;
import nas4j.input.InputException;
import nas4j.input.Where;
import picocli.CommandLine.Option;

/** How devices reach the controller. */
final class AgentAddress {
    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "The name or address of this machine, as devices know it. Default: what was said last,"
                    + " 127.0.0.1 at first.")
    private Optional<String> host = Optional.empty();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The port to listen on; 0 for a free one. Default: what was said last, 7433 at first.")
    private Optional<Integer> port = Optional.empty();

    /** @throws InputException if it is none */
    ControllerAddress of(AgentFolder folder) {
        try {
            ControllerAddress said = folder.address().orElse(ControllerAddress.USUAL);
            return new ControllerAddress(host.orElse(said.host()), port.orElse(said.port()));
        } catch (IllegalArgumentException e) {
            throw new InputException(Where.UNKNOWN, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
