package nas4j.hardware.probe.adb;

import java.io.IOException;
import java.nio.file.Path;
import nas4j.hardware.probe.ProbeFailedException;

/**
 * A folder on a phone for what is measured; it is removed with {@link #close}.
 *
 * @param path where it is
 */
record PhoneFolder(Phone phone, String path) implements AutoCloseable {

    /** Makes one of this process's own. */
    static PhoneFolder make(Phone phone) throws ProbeFailedException, IOException, InterruptedException {
        String path = Phone.PROGRAMS + "/nas4j-" + ProcessHandle.current().pid();
        phone.shell("rm -rf " + path + " && mkdir " + path);
        return new PhoneFolder(phone, path);
    }

    /** Copies a file into it, under a name without spaces; gives its path there. */
    String push(Path file, String name) throws ProbeFailedException, IOException, InterruptedException {
        String to = path + "/" + name;
        phone.push(file, to);
        return to;
    }

    /** @throws java.io.UncheckedIOException if the phone is gone */
    @Override
    public void close() {
        phone.ask("rm -rf " + path);
    }
}
