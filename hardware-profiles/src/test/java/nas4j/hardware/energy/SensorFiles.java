package nas4j.hardware.energy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the files of Linux that tell of sensors, below a folder. */
record SensorFiles(Path root) {

    void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.resolveSibling(""));
        Files.writeString(path, text + "\n");
    }

    /** A rail of an INA3221. */
    void rail(String chip, int channel, String label, int millivolts, int milliamperes) throws IOException {
        String folder = "sys/class/hwmon/" + chip;
        write(folder + "/name", "ina3221");
        write(folder + "/in" + channel + "_label", label);
        write(folder + "/in" + channel + "_input", Integer.toString(millivolts));
        write(folder + "/curr" + channel + "_input", Integer.toString(milliamperes));
    }
}
