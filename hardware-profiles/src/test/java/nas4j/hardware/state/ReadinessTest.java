package nas4j.hardware.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private final List<Duration> pauses = new ArrayList<>();

    private static DeviceState state(double busyCores, double celsius) {
        return new DeviceState(
                Optional.empty(),
                2,
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(celsius),
                OptionalDouble.of(busyCores),
                OptionalDouble.empty(),
                Optional.empty());
    }

    private DeviceState await(Duration most, DeviceState... states) throws InterruptedException {
        Queue<DeviceState> queue = new ArrayDeque<>(List.of(states));
        return new Readiness(() -> queue.size() > 1 ? queue.remove() : queue.element(), pauses::add).await(most);
    }

    private Duration waited() {
        return pauses.stream().reduce(Duration.ZERO, Duration::plus);
    }

    @Test
    void waitsUntilItIsIdleAndCool() throws InterruptedException {
        DeviceState ready = state(.1, 50);
        assertThat(await(Readiness.PATIENCE, state(1, 50), state(.1, 95), ready))
                .isSameAs(ready);
        assertThat(pauses).hasSize(3);
    }

    @Test
    void goesOnBusyAfterItsTime() throws InterruptedException {
        assertThat(await(Duration.ofSeconds(5), state(1, 50)).isBusy()).isTrue();
        assertThat(waited()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void looksOnceWhereItMayNotWait() throws InterruptedException {
        assertThat(await(Duration.ZERO, state(1, 50)).isBusy()).isTrue();
        assertThat(pauses).hasSize(1);
    }

    @Test
    void aHotGpuIsWaitedForToo() throws InterruptedException {
        DeviceState hot = state(0, 40).with(new GpuState("GPU", OptionalDouble.empty(), OptionalDouble.of(90)));
        assertThat(hot.isHot()).isTrue();
        assertThat(await(Duration.ofSeconds(5), hot, hot, state(0, 40)).gpu()).isEmpty();
        assertThat(pauses).hasSize(3);
    }
}
