package nas4j.hardware.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ProbeProtocolTest {
    @Test
    void whatIsReportedIsMeasuredInThreeRepeatsOfAHundredRunsAndThreeSeconds() {
        assertThat(ProbeProtocol.FULL).isEqualTo(new ProbeProtocol(10, 1, 100, 3, 60, 3));
    }

    @Test
    void aProtocolWithoutRunsOrTimeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ProbeProtocol(-1, 0, 1, 0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ProbeProtocol(0, 0, 0, 0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ProbeProtocol(0, 0, 1, 2, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ProbeProtocol(0, 0, 1, 0, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ProbeProtocol(0, 0, 1, Double.NaN, 1, 1));
    }
}
