package nas4j.hardware.probe.agent;

import java.util.List;

/** No attempt to measure a model on another device succeeded. */
public final class AgentFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    AgentFailedException(String device, List<String> reasons) {
        super("[" + device + "] could not measure the model:\n" + String.join("\n", reasons));
    }
}
