package nas4j.experiments.yaml.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import nas4j.hardware.device.DeviceProfile;
import nas4j.hardware.device.NumberFormat;
import nas4j.hardware.device.ProbeKind;
import nas4j.input.InputException;
import nas4j.onnx.quantize.ActivationType;
import nas4j.spaces.yaml.YamlFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceReaderTest {
    private static final String ALL = """
            device: my-board
            title: My board
            chip: Some chip
            cores: 4
            clock-mhz: 1500.5
            memory-gb-per-second: 12.8
            peak-macs: {fp32: 24G, int8: 48G}
            launch-us: 5
            int8: s8s8
            power-modes: [15W, 7W]
            probe: trtexec
            sources: [a data sheet, a guess]
            """;

    private static DeviceProfile read(String text) {
        return DeviceReader.read(YamlFile.read("board.yaml", text));
    }

    @Test
    void everyKeyIsRead() {
        assertThat(read(ALL))
                .isEqualTo(new DeviceProfile(
                        "my-board",
                        "My board",
                        "Some chip",
                        4,
                        1500.5,
                        12.8,
                        Map.of(NumberFormat.FP32, 24e9, NumberFormat.INT8, 48e9),
                        5,
                        ActivationType.S8S8,
                        List.of("15W", "7W"),
                        ProbeKind.TRTEXEC,
                        List.of("a data sheet", "a guess")));
        assertThat(read(ALL.replace("power-modes: [15W, 7W]\n", "")).powerModes())
                .isEmpty();
        assertThat(read(ALL.replace("int8: s8s8\n", "")).findActivations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cores: 4|core: 4|board.yaml:4:1: core: found unknown key [core]
            cores: 4|cores: 0|found [0], accepted: a whole number of at least 1
            clock-mhz: 1500.5|clock-mhz: 0|found [0], accepted: a number above 0
            fp32: 24G, |''|key [fp32] is missing
            fp32: 24G|fp33: 24G|found unknown key [fp33]
            device: my-board|device: My Board|accepted: a name of small letters, digits and hyphens
            probe: trtexec|probe: trt|found [trt]
            int8: s8s8|int8: s8u8|found [s8u8], accepted: s8s8, u8s8
            sources: [a data sheet, a guess]|sources: a data sheet|found [a data sheet], accepted: a list
            """)
    void anythingElseIsRefused(String right, String wrong, String message) {
        assertThat(ALL).contains(right);
        assertThatThrownBy(() -> read(ALL.replace(right, wrong)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }
}
