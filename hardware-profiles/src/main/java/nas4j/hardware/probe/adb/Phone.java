package nas4j.hardware.probe.adb;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.hardware.probe.ProbeFailedException;

/**
 * A phone that {@code adb} reaches.
 *
 * @param serial what {@code adb} calls it
 */
record Phone(AdbClient adb, String serial) {
    /** Where programs may be run without rights of an administrator. */
    static final String PROGRAMS = "/data/local/tmp";

    private static final String READY = "device";
    private static final String EXIT = "nas4j-exit ";

    /**
     * The phone with a serial number, or the only one.
     *
     * @param serial empty for the only one
     * @throws IllegalArgumentException if there is none, there are several, or it does not let us in
     */
    static Phone connect(AdbClient adb, String serial) throws ProbeFailedException, IOException, InterruptedException {
        Map<String, String> states = states(adb.run(List.of("devices", "-l")));
        if (states.isEmpty()) {
            throw new IllegalArgumentException("adb found no device"
                    + "\nMaybe switch on USB debugging in the phone's developer options, or `adb connect ADDRESS`.");
        }
        if (serial.isEmpty() && states.size() > 1) {
            throw new IllegalArgumentException(
                    "adb found devices " + states.keySet() + ", accepted: one\nMaybe name it by --serial.");
        }
        String chosen = serial.isEmpty() ? states.keySet().iterator().next() : serial;
        String state = states.get(chosen);
        if (state == null) {
            throw new IllegalArgumentException(
                    "found no device with serial [" + serial + "], accepted: " + states.keySet());
        }
        if (!state.equals(READY)) {
            throw new IllegalArgumentException("device [" + chosen + "] is [" + state + "], accepted: [" + READY + "]"
                    + "\nMaybe unlock it and allow this computer's key in the dialog that it shows.");
        }
        return new Phone(adb, chosen);
    }

    /** Serial numbers, each with its state: {@code device}, {@code unauthorized}, {@code offline}, {@code no permissions}. */
    private static Map<String, String> states(String said) {
        Map<String, String> states = new LinkedHashMap<>();
        said.lines()
                .filter(line -> line.matches("\\S+\\s+\\S.*") && !line.startsWith("List of") && !line.startsWith("*"))
                .map(line -> line.strip().split("\\s+", 2))
                .forEach(parts -> states.put(
                        parts[0],
                        parts[1].startsWith("no permissions") ? "no permissions" : parts[1].split(" ", 2)[0]));
        return states;
    }

    /**
     * What a command of the phone's shell prints.
     *
     * @throws ProbeFailedException if the command ends with an error; older phones do not tell so by themselves
     */
    String shell(String command) throws ProbeFailedException, IOException, InterruptedException {
        String said = adb.run(List.of("-s", serial, "shell", "( " + command + " ) 2>&1; echo \"" + EXIT + "$?\""));
        int end = said.lastIndexOf(EXIT);
        if (end < 0) {
            throw new ProbeFailedException("the phone did not end [" + command + "]: " + said.strip());
        }
        String exit = said.substring(end + EXIT.length()).strip();
        if (!exit.equals("0")) {
            throw new ProbeFailedException(
                    "[" + command + "] on the phone ended with [" + exit + "]: " + lastLine(said.substring(0, end)));
        }
        return said.substring(0, end);
    }

    private static String lastLine(String text) {
        return text.strip().lines().reduce("it said nothing", (_, line) -> line);
    }

    /**
     * What a command of the phone's shell prints, for those who watch the phone while it is measured.
     *
     * @throws UncheckedIOException if the command ends with an error, or the thread is interrupted
     */
    String ask(String command) {
        try {
            return shell(command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ProbeFailedException e) {
            throw new UncheckedIOException(new IOException(e.getMessage(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException());
        }
    }

    /** Copies a file to the phone. */
    void push(Path file, String to) throws ProbeFailedException, IOException, InterruptedException {
        adb.run(List.of("-s", serial, "push", file.toString(), to));
    }

    /** Whether the phone has a program. */
    boolean has(String program) throws ProbeFailedException, IOException, InterruptedException {
        return shell("if [ -x " + program + " ]; then echo yes; fi").contains("yes");
    }
}
