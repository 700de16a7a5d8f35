package nas4j.hardware.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxStateTest {
    @TempDir
    private Path root = Path.of("");

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.resolveSibling(""));
        Files.writeString(path, text);
    }

    @Test
    void saysWhatTheFilesSayInUsualUnits() throws IOException {
        write("proc/cpuinfo", "processor\t: 0\nmodel name\t: Some CPU @ 2.00GHz\n");
        write("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "performance\n");
        write("sys/devices/system/cpu/cpu0/cpufreq/scaling_cur_freq", "1479000\n");
        write("sys/class/thermal/thermal_zone0/temp", "41500\n");
        write("sys/class/thermal/thermal_zone1/temp", "-256000\n");
        write("sys/class/thermal/thermal_zone10/temp", "81000\n");
        write("sys/class/power_supply/BAT0/capacity", "73\n");
        DeviceState state = new LinuxState(root, 4).read();
        assertThat(state.processor()).contains("Some CPU @ 2.00GHz");
        assertThat(state.cores()).isEqualTo(4);
        assertThat(state.governor()).contains("performance");
        assertThat(state.clockMhz()).hasValue(1479);
        assertThat(state.celsius()).hasValue(81);
        assertThat(state.isHot()).isTrue();
        assertThat(state.batteryPercent()).hasValue(73);
    }

    @Test
    void whatTheSystemDoesNotTellIsEmpty() throws IOException {
        write("sys/devices/system/cpu/cpu0/cpufreq/scaling_cur_freq", "<unknown>\n");
        DeviceState state = new LinuxState(root, 1).read();
        assertThat(state.processor()).isEmpty();
        assertThat(state.governor()).isEmpty();
        assertThat(state.clockMhz()).isEmpty();
        assertThat(state.celsius()).isEmpty();
        assertThat(state.busyCores()).isEmpty();
        assertThat(state.batteryPercent()).isEmpty();
        assertThat(state.isBusy() || state.isHot()).isFalse();
    }

    @Test
    void aBoardIsNamedByItsDeviceTree() throws IOException {
        write("proc/cpuinfo", "processor\t: 0\nBogoMIPS\t: 38.40\n");
        write("proc/device-tree/model", "NVIDIA Jetson Nano Developer Kit\0");
        assertThat(new LinuxState(root, 4).read().processor()).contains("NVIDIA Jetson Nano Developer Kit");
    }

    /** Of 100 ticks of two cores, 25 were idle and 5 waited for a disk: so 70 of 100 worked, 1.4 cores. */
    @Test
    void coresAreBusyAsTheyWereSinceTheLastLook() throws IOException {
        write("proc/stat", "cpu  100 0 50 800 50 0 0 0 7 0\ncpu0 1 1\ncpu1 1 1\nintr 5\n");
        LinuxState linux = new LinuxState(root, 2);
        write("proc/stat", "cpu  150 5 60 825 55 2 2 1 9 0\ncpu0 1 1\ncpu1 1 1\nintr 5\n");
        DeviceState state = linux.read();
        assertThat(state.busyCores().orElseThrow()).isCloseTo(1.4, within(1e-9));
        assertThat(state.isBusy()).isTrue();
        assertThat(linux.read().busyCores()).as("no time has passed").isEmpty();
    }
}
