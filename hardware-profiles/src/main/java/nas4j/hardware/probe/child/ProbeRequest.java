package nas4j.hardware.probe.child;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nas4j.hardware.probe.ProbeProtocol;

/**
 * What a process is asked to measure.
 *
 * @param model the file of the model
 * @param threads threads of each operator, at least 1
 * @param protocol how long
 * @param byOperator whether each operator is timed, rather than the whole
 */
record ProbeRequest(Path model, int threads, ProbeProtocol protocol, boolean byOperator) {
    private static final String OPERATORS = "operators";
    private static final String WHOLE = "whole";

    ProbeRequest {
        if (threads < 1) {
            throw new IllegalArgumentException("threads [" + threads + "] is below 1");
        }
    }

    List<String> arguments() {
        return new ArrayList<>(List.of(
                model.toString(),
                Integer.toString(threads),
                byOperator ? OPERATORS : WHOLE,
                Integer.toString(protocol.warmUpRuns()),
                Double.toString(protocol.warmUpSeconds()),
                Integer.toString(protocol.runs()),
                Double.toString(protocol.seconds()),
                Double.toString(protocol.mostSeconds()),
                Integer.toString(protocol.repeats())));
    }

    static ProbeRequest of(String... arguments) {
        return new ProbeRequest(
                Path.of(arguments[0]),
                Integer.parseInt(arguments[1]),
                new ProbeProtocol(
                        Integer.parseInt(arguments[3]),
                        Double.parseDouble(arguments[4]),
                        Integer.parseInt(arguments[5]),
                        Double.parseDouble(arguments[6]),
                        Double.parseDouble(arguments[7]),
                        Integer.parseInt(arguments[8])),
                arguments[2].equals(OPERATORS));
    }
}
