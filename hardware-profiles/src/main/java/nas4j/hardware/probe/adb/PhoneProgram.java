package nas4j.hardware.probe.adb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import nas4j.hardware.probe.ProbeFailedException;
import nas4j.hardware.probe.ProbeProtocol;
import nas4j.hardware.probe.ProbeReport;
import nas4j.hardware.probe.program.ProgramEnergy;

/** A benchmark program on a phone, and how it is asked. */
interface PhoneProgram {

    /** Its name; it is in {@link Phone#PROGRAMS}. */
    String name();

    /** Measures the latency of a model in a folder of the phone; without energy. */
    ProbeReport measure(PhoneFolder folder, Path model, ProbeProtocol protocol)
            throws ProbeFailedException, IOException, InterruptedException;

    /** What runs a model that {@link #measure} has left in the folder, so that its energy can be measured. */
    ProgramEnergy.Program again(PhoneFolder folder);

    /** The number after a text, in what a program prints. */
    static Optional<Double> findNumber(String said, String before) {
        int at = said.indexOf(before);
        if (at < 0) {
            return Optional.empty();
        }
        String rest = said.substring(at + before.length()).strip();
        String number = rest.split("[^0-9.e+-]", 2)[0];
        return number.matches("\\d+(\\.\\d+)?(e[+-]?\\d+)?")
                ? Optional.of(Double.parseDouble(number))
                : Optional.empty();
    }
}
