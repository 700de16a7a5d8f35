package nas4j.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nas4j.input.InputException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TrainingDeviceTest {
    @Test
    void devicesAreRead() {
        assertThat(TrainingDevice.parse("cpu")).isEqualTo(TrainingDevice.CPU);
        assertThat(TrainingDevice.parse("gpu")).isEqualTo(new TrainingDevice(true, 0));
        assertThat(TrainingDevice.parse("gpu:3"))
                .isEqualTo(new TrainingDevice(true, 3))
                .hasToString("gpu:3");
        assertThatThrownBy(() -> TrainingDevice.parse("cuda"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("found device [cuda], accepted: cpu, gpu, gpu:N");
    }

    @Test
    @Tag("engine")
    void aCardThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> Engine.open(TrainingDevice.parse("gpu:99")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("found device [gpu:99], but the engine (PyTorch 2.7.1) sees ")
                .hasMessageContaining("PYTORCH_LIBRARY_PATH");
    }
}
