package nas4j.experiments.cli.device;

import java.io.IOException;
import java.util.function.Consumer;
import nas4j.experiments.cli.output.SystemClock;
import nas4j.experiments.prepare.AgentDevices;
import nas4j.hardware.agents.AgentController;
import nas4j.hardware.agents.AgentFolder;
import nas4j.hardware.agents.ControllerAddress;
import nas4j.hardware.probe.agent.AgentProbe;
import nas4j.input.InputException;
import nas4j.input.Where;

/** A device with an agent, and a controller for it. */
final class AgentBackEnd {
    private AgentBackEnd() {}

    /**
     * Opens a controller.
     *
     * @throws InputException if no agent is enrolled for the device, or there is another controller
     */
    static BackEnd open(String device, Consumer<String> told) throws IOException {
        AgentDevices.requireEnrolled(AgentProbe.SCHEME + device, Where.UNKNOWN);
        AgentFolder folder = new AgentFolder(AgentFolder.USUAL);
        try {
            ControllerAddress at = folder.address().orElse(ControllerAddress.USUAL);
            AgentController controller =
                    AgentController.open(folder, at.options(), SystemClock.get(), SystemClock.secrets());
            told.accept("waits for the agent of [" + device + "] at " + controller.address());
            return BackEnd.of(new AgentProbe(controller, device), controller);
        } catch (IllegalArgumentException e) {
            throw new InputException(Where.UNKNOWN, String.valueOf(e.getMessage()));
        }
    }
}
