package nas4j.experiments.cli.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.store.Environment;

/** Where this program runs. */
public final class Environments {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    private Environments() {}

    /** What trials of the experiment are evaluated in, if they are now. */
    public static Environment here(PreparedExperiment prepared) {
        String version = Environments.class.getPackage().getImplementationVersion();
        return new Environment(
                version == null ? "not packaged" : version,
                System.getProperty("java.vendor") + " " + Runtime.version(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                findCpu().orElse("unknown") + ", " + Runtime.getRuntime().availableProcessors() + " processors",
                1,
                prepared.experiment().workers(),
                prepared.material().hash());
    }

    private static Optional<String> findCpu() {
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty(); // another system, or one that does not tell
        }
    }
}
