package nas4j.experiments.yaml.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nas4j.hardware.device.DeviceProfile;
import nas4j.input.InputException;
import nas4j.onnx.quantize.ActivationType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevicesTest {
    @TempDir
    private Path folder = Path.of("");

    private Devices devices() {
        return new Devices(folder.resolve("own"));
    }

    private Path describe(String name, int cores) throws IOException {
        return Files.writeString(folder.resolve("board.yaml"), """
                device: %s
                title: My board
                chip: Some chip
                cores: %d
                clock-mhz: 1500
                memory-gb-per-second: 12.8
                peak-macs: {fp32: 24G}
                launch-us: 5
                probe: agent
                sources: [a guess]
                """.formatted(name, cores));
    }

    @Test
    void allThatComeWithThePlatformAreDescribedUnderTheirNames() {
        assertThat(devices().names())
                .hasSizeGreaterThan(20)
                .contains("jetson-nano", "raspberry-pi-5", "pixel-8", "nvidia-h100", "apple-m1");
        assertThat(devices().names()).allSatisfy(name -> {
            DeviceProfile device = devices().require(name);
            assertThat(device.name()).isEqualTo(name);
            assertThat(device.sources()).isNotEmpty();
        });
    }

    @Test
    void whatIsAddedIsThereAndStandsBeforeWhatComesWithThePlatform() throws IOException {
        assertThat(devices().add(describe("jetson-nano", 3)).cores()).isEqualTo(3);
        assertThat(devices().require("jetson-nano").cores()).isEqualTo(3);
        devices().add(describe("my-board", 1));
        assertThat(devices().names()).contains("my-board", "jetson-tx2").doesNotHaveDuplicates();
    }

    @Test
    void filesOfIntegersAreAsTheDeviceIsDescribed() throws IOException {
        ActivationType here = ActivationType.ofThisMachine();
        assertThat(devices().activations("host")).isEqualTo(here);
        assertThat(devices().activations("agent://nobody-knows")).isEqualTo(here);
        assertThat(devices().activations("raspberry-pi-5")).isEqualTo(ActivationType.S8S8);
        assertThat(devices().activations("agent://raspberry-pi-5")).isEqualTo(ActivationType.S8S8);
        assertThat(devices().activations("xeon-cascade-lake")).isEqualTo(ActivationType.U8S8);
        devices().add(describe("my-board", 1));
        assertThat(devices().activations("my-board")).isEqualTo(here);
    }

    @Test
    void nothingThatWasAddedIsLost() throws IOException {
        devices().add(describe("my-board", 1));
        devices().add(describe("my-board", 1));
        Path other = describe("my-board", 2);
        assertThatThrownBy(() -> devices().add(other))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("another device [my-board] was added before");
        assertThat(devices().require("my-board").cores()).isEqualTo(1);
        Path host = describe("host", 2);
        assertThatThrownBy(() -> devices().add(host))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("found [host], which is this machine's name");
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNearest() {
        for (String name : new String[] {"jetson-nan", "../jetson-nano", ""}) {
            assertThatThrownBy(() -> devices().require(name))
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith("found no device called [" + name + "]");
        }
        assertThatThrownBy(() -> devices().require("jetson-nan")).hasMessageContaining("Maybe jetson-nano?");
    }
}
