package nas4j.hardware.agents.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nas4j.agent.wire.Measurement;
import nas4j.agent.wire.Protocol;
import nas4j.agent.wire.Work;

/**
 * Whether agents still measure as they did: by what the reference model takes, which is measured beside every model. An agent
 * on which it takes {@value #MOST_PERCENT} % more or less than at first has drifted, and what it measures is unstable. At first
 * that also puts it in quarantine: it gets no jobs but, now and then, the reference model alone, until that is as it was. A device
 * that has really changed would never leave, so quarantine ends after {@value #MOST_CHECKS} such checks, and it goes on with
 * measurements that are flagged. Mutable; the queue's lock guards it.
 */
final class Drift {
    /** What may happen to a device, such as another clock rate, is more. */
    private static final int MOST_PERCENT = 5;

    private static final int MOST_CHECKS = 4;
    private static final int FIRST = 5;
    private static final double PERCENT = 100;
    private static final long BETWEEN_NANOS = Duration.ofSeconds(30).toNanos();

    private final Map<String, Watched> agents = new HashMap<>();

    /** What is known of one agent. */
    private static final class Watched {
        private final List<Double> first = new ArrayList<>();
        private double drift;
        private Optional<Work> check = Optional.empty();
        private long nextCheck;
        private int checks;

        /** What the reference took at first: the median of so many; NaN before. */
        double baseline() {
            return first.size() < FIRST
                    ? Double.NaN
                    : first.stream().sorted().skip(FIRST / 2).findFirst().orElseThrow();
        }

        boolean hasDrifted() {
            return PERCENT * Math.abs(drift) > MOST_PERCENT;
        }

        boolean isInQuarantine() {
            return hasDrifted() && checks < MOST_CHECKS;
        }

        void see(double referenceMs) {
            double baseline = baseline();
            if (Double.isNaN(baseline)) {
                first.add(referenceMs);
            } else {
                drift = referenceMs / baseline - 1;
                checks = hasDrifted() ? checks : 0;
            }
        }
    }

    /** An agent has measured something beside the reference. */
    void observe(String agent, Work work, Measurement measurement, long now) {
        if (work.reference() == null || !(measurement.ratio() > 0)) {
            return;
        }
        Watched watched = agents.computeIfAbsent(agent, _ -> new Watched());
        watched.see(measurement.p50Ms() / measurement.ratio());
        Protocol protocol = work.protocol();
        watched.check = Optional.of(new Work(work.reference(), work.reference(), protocol));
        watched.nextCheck = now + BETWEEN_NANOS;
    }

    boolean isInQuarantine(String agent) {
        Watched watched = agents.get(agent);
        return watched != null && watched.isInQuarantine();
    }

    boolean hasDrifted(String agent) {
        Watched watched = agents.get(agent);
        return watched != null && watched.hasDrifted();
    }

    /** How much more the reference takes than at first, in percent; of the agents that have drifted. */
    Map<String, Long> drifted() {
        Map<String, Long> found = new HashMap<>();
        agents.forEach((agent, watched) -> {
            if (watched.hasDrifted()) {
                found.put(agent, Math.round(PERCENT * watched.drift));
            }
        });
        return found;
    }

    /** The reference model alone, if it is time to look at an agent in quarantine. */
    Optional<Work> findCheck(String agent, long now) {
        Watched watched = agents.get(agent);
        if (watched == null || !watched.isInQuarantine() || now - watched.nextCheck < 0) {
            return Optional.empty();
        }
        watched.nextCheck = now + BETWEEN_NANOS;
        watched.checks++;
        return watched.check;
    }
}
