package nas4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import nas4j.onnx.check.OnnxFile;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Architectures are measured on a device in files whose whole numbers lie as its description says. */
@DisabledOnOs(OS.WINDOWS)
class MeasuredLayoutTest {
    private static final String BOARD = """
            device: board
            title: A board
            chip: A chip
            cores: 4
            clock-mhz: 1800
            memory-gb-per-second: 8.5
            peak-macs: {fp32: 7.2G, int8: 28.8G}
            launch-us: 5
            int8: s8s8
            probe: trtexec
            sources: [made up]
            """;

    private static final String SPACE = """
            space: small
            input: {image: [1, 12, 12]}
            output: {classes: 10}
            quantize: {weights: 8, activations: 8}
            network:
              - conv: {channels: {one-of: [4, 8]}, kernel: 3}
              - act: relu
              - global-pool
              - linear: classes
            """;

    /** Takes the arguments of {@code trtexec}, and keeps the model that is not the reference. */
    private static final String PROGRAM = """
            #!/bin/sh
            for argument in "$@"; do
              case "$argument" in
                --onnx=*architecture*) cp "${argument#*=}" "$(dirname "$0")/../measured.onnx";;
                --saveEngine=*) : >"${argument#*=}";;
                --exportTimes=*) printf '[{"latencyMs": 1}]' >"${argument#*=}";;
              esac
            done
            """;

    @TempDir
    private Path folder = Path.of("");

    private int probe() throws Exception {
        List<String> line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        line.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path")));
        line.addAll(List.of(Nas.class.getName(), "device", "probe", "--space", "small.yaml"));
        line.addAll(List.of("--arch", "conv/channels=8", "--device", "board", "--protocol", "brief", "--wait", "0"));
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile());
        builder.environment()
                .merge("PATH", folder.resolve("bin").toString(), (path, first) -> first + File.pathSeparator + path);
        return builder.start().waitFor();
    }

    @ParameterizedTest
    @CsvSource({"s8s8, 3", "u8s8, 2"})
    void theFileIsMeasuredAsTheDeviceWantsIt(String layout, long type) throws Exception {
        Path devices = Files.createDirectories(folder.resolve("results/devices"));
        Files.writeString(devices.resolve("board.yaml"), BOARD.replace("s8s8", layout));
        Files.writeString(folder.resolve("small.yaml"), SPACE);
        Path program = Files.createDirectory(folder.resolve("bin")).resolve("trtexec");
        Files.writeString(program, PROGRAM);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        assertThat(probe()).as(Files.readString(folder.resolve("said.txt"))).isZero();
        assertThat(OnnxFile.read(Files.readAllBytes(folder.resolve("measured.onnx")))
                        .typesOfZeros())
                .containsExactly(type);
    }
}
