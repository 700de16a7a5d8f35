package nas4j.hardware.probe.child;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import nas4j.hardware.probe.ProbeProtocol;
import nas4j.hardware.probe.RunOptions;
import nas4j.onnx.runtime.OnnxProvider;

/**
 * What a process is asked to measure.
 *
 * @param model the file of the model
 * @param options how it is run
 * @param protocol how long
 * @param byOperator whether each operator is timed, rather than the whole
 */
record ProbeRequest(Path model, RunOptions options, ProbeProtocol protocol, boolean byOperator) {

    List<String> arguments() {
        return List.of(
                model.toString(),
                Integer.toString(options.threads()),
                options.provider().name(),
                Boolean.toString(options.isEnergyWanted()),
                Integer.toString(protocol.warmUpRuns()),
                Double.toString(protocol.warmUpSeconds()),
                Integer.toString(protocol.runs()),
                Double.toString(protocol.seconds()),
                Double.toString(protocol.mostSeconds()),
                Integer.toString(protocol.repeats()),
                Boolean.toString(byOperator));
    }

    static ProbeRequest of(String... arguments) {
        Iterator<String> rest = List.of(arguments).iterator();
        return new ProbeRequest(
                Path.of(rest.next()),
                new RunOptions(
                        Integer.parseInt(rest.next()),
                        OnnxProvider.valueOf(rest.next()),
                        Boolean.parseBoolean(rest.next())),
                new ProbeProtocol(
                        Integer.parseInt(rest.next()),
                        Double.parseDouble(rest.next()),
                        Integer.parseInt(rest.next()),
                        Double.parseDouble(rest.next()),
                        Double.parseDouble(rest.next()),
                        Integer.parseInt(rest.next())),
                Boolean.parseBoolean(rest.next()));
    }
}
