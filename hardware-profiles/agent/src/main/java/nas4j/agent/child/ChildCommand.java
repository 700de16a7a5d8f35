package nas4j.agent.child;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a child is started: this program's Java and class path, with a main class of its own.
 *
 * @param mainClass reads a {@link ChildJob} from its standard input and prints a measurement
 * @param libraries where ONNX Runtime's are
 */
public record ChildCommand(String mainClass, Path libraries) {
    private static final int NATIVE_ACCESS_IS_ASKED_FOR = 22;

    Process start(Path errors) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(line());
        builder.redirectError(errors.toFile());
        return builder.start();
    }

    /** One compiler is enough for the few lines of Java around the model, and disturbs it less. */
    private List<String> line() {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= NATIVE_ACCESS_IS_ASKED_FOR) {
            line.add("--enable-native-access=ALL-UNNAMED");
        }
        line.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:+DisplayVMOutputToStderr",
                "-XX:ErrorFile=" + libraries.resolveSibling("crash.log"),
                "-Donnxruntime.native.path=" + libraries,
                "-cp",
                System.getProperty("java.class.path"),
                mainClass));
        return line;
    }
}
