package nas4j.hardware.probe.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import nas4j.hardware.kernel.measure.ModelFiles;
import nas4j.hardware.kernel.sample.SampleNetworks;
import nas4j.hardware.probe.NetworkTimes;
import nas4j.hardware.probe.ProbeFailedException;
import nas4j.hardware.probe.RunOptions;
import org.junit.jupiter.api.Test;

class NetworkChildProbeTest {
    @Test
    void aCrashLosesOneNetworkOnly() throws Exception {
        byte[] model = ModelFiles.of(SampleNetworks.draw(List.of(), new SplittableRandom(3)));
        ChildProbe child = new ChildProbe(ProbeProcess.of(CrashingMain.class.getName()), RunOptions.of(1));
        try (NetworkChildProbe probe = new NetworkChildProbe(child, .001)) {
            assertThat(probe.measure(model, true).operators()).isNotEmpty();

            assertThatThrownBy(() -> probe.measure(new byte[0], true))
                    .isInstanceOf(ProbeFailedException.class)
                    .hasMessageContaining("crashes ONNX Runtime");
            assertThatThrownBy(() -> probe.measure(new byte[] {1, 2, 3}, true))
                    .isInstanceOf(ProbeFailedException.class)
                    .hasMessageContaining("no model that ONNX Runtime takes");

            NetworkTimes whole = probe.measure(model, false);
            assertThat(whole.ratio()).isPositive();
            assertThat(whole.operators()).isEmpty();
        }
    }
}
