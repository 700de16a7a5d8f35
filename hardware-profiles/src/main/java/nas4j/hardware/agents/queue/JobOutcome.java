package nas4j.hardware.agents.queue;

import java.util.List;
import nas4j.agent.wire.Measurement;

/** How a job ended. */
public sealed interface JobOutcome {

    /**
     * It was measured.
     *
     * @param agent who did it
     */
    record Measured(String agent, Measurement measurement) implements JobOutcome {}

    /**
     * No attempt succeeded.
     *
     * @param reasons one for each attempt
     */
    record Failed(List<String> reasons) implements JobOutcome {
        public Failed {
            reasons = List.copyOf(reasons);
        }
    }
}
