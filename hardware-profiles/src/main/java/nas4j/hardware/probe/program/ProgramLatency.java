package nas4j.hardware.probe.program;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import nas4j.agent.measure.Repeat;
import nas4j.agent.measure.Repeats;
import nas4j.agent.measure.Runs;
import nas4j.hardware.probe.Latency;
import nas4j.hardware.probe.ProbeFailedException;
import nas4j.hardware.probe.ProbeProtocol;

/**
 * Measures the latency of models that another program runs and times: in each repeat the model between two runs of the
 * reference model.
 */
public final class ProgramLatency {
    private ProgramLatency() {}

    /** Runs one model again and again. */
    @FunctionalInterface
    public interface Program {

        /** Warms up, then times runs for one repeat. */
        Runs run(ProbeProtocol protocol) throws ProbeFailedException, IOException, InterruptedException;
    }

    /** What all repeats found, or once more all of them where the first were unstable. */
    public static Latency measure(Program model, Program reference, ProbeProtocol protocol)
            throws ProbeFailedException, IOException, InterruptedException {
        Repeats repeats = repeats(model, reference, protocol);
        return Latency.of((repeats.isUnstable() ? repeats(model, reference, protocol) : repeats).measurement());
    }

    private static Repeats repeats(Program model, Program reference, ProbeProtocol protocol)
            throws ProbeFailedException, IOException, InterruptedException {
        List<Repeat> repeats = new ArrayList<>();
        for (int k = 0; k < protocol.repeats(); k++) {
            double before = reference.run(protocol).quantileMs(.5);
            Runs runs = model.run(protocol);
            double after = reference.run(protocol).quantileMs(.5);
            double median = runs.quantileMs(.5);
            repeats.add(new Repeat(runs, List.of(median / before, median / after)));
        }
        return new Repeats(repeats);
    }
}
