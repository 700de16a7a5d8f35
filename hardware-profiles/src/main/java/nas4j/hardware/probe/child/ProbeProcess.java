package nas4j.hardware.probe.child;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the process is started that measures: Java with this program's class path.
 *
 * @param mainClass calls {@link ProbeChild#run} with its arguments
 * @param cores the processors that it may use, as {@code taskset} of Linux takes them, such as {@code 0} or {@code 0,2-3};
 *     empty for all
 * @param firstJars what is before the class path, such as another build of ONNX Runtime
 */
public record ProbeProcess(String mainClass, String cores, List<Path> firstJars) {
    private static final String TASKSET = "taskset";

    public ProbeProcess {
        firstJars = List.copyOf(firstJars);
        if (!cores.isEmpty() && !cores.matches("\\d+(-\\d+)?(,\\d+(-\\d+)?)*")) {
            throw new IllegalArgumentException(
                    "cores [" + cores + "], accepted: numbers and ranges such as 0 or 0,2-3");
        }
        if (!cores.isEmpty() && !canPin()) {
            throw new IllegalArgumentException("cores [" + cores + "] need the program [" + TASKSET
                    + "], which is not on the path.\nMaybe leave the cores to the system.");
        }
    }

    /** On all processors, with this program's class path alone. */
    public static ProbeProcess of(String mainClass) {
        return new ProbeProcess(mainClass, "", List.of());
    }

    private static boolean canPin() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> !folder.isEmpty() && Files.isExecutable(Path.of(folder, TASKSET)));
    }

    /** CUDA numbers the GPUs as their sensors do, by the bus. */
    ProcessBuilder builder(List<String> arguments) {
        List<String> line = new ArrayList<>();
        if (!cores.isEmpty()) {
            line.addAll(List.of(TASKSET, "-c", cores));
        }
        line.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms16m",
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:ErrorFile=" + Path.of(System.getProperty("java.io.tmpdir"), "nas4j-probe-%p.log"),
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                mainClass));
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().put("CUDA_DEVICE_ORDER", "PCI_BUS_ID");
        return builder;
    }

    private String classPath() {
        return Stream.concat(firstJars.stream().map(Path::toString), Stream.of(System.getProperty("java.class.path")))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
