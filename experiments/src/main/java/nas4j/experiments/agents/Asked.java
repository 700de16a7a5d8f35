package nas4j.experiments.agents;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import nas4j.evaluate.Measurement;
import nas4j.hardware.probe.agent.AgentJob;

/**
 * What devices were asked for about one network.
 *
 * @param jobs one for each device
 * @param figures all that they measured; ends with {@link nas4j.hardware.probe.agent.AgentFailedException} if a device could not,
 *     with {@link DeviceAwayException} if one is not there and a person wants to stop
 */
public record Asked(List<AgentJob> jobs, CompletableFuture<List<Measurement>> figures) {
    /** Nothing. */
    public static final Asked NOTHING = new Asked(List.of(), CompletableFuture.completedFuture(List.of()));

    public Asked {
        jobs = List.copyOf(jobs);
    }

    /** Nobody wants it any more. */
    public void withdraw() {
        jobs.forEach(AgentJob::withdraw);
    }

    static <T> CompletableFuture<List<T>> all(List<CompletableFuture<List<T>>> parts) {
        CompletableFuture<List<T>> all = CompletableFuture.completedFuture(List.of());
        for (CompletableFuture<List<T>> part : parts) {
            all = all.thenCombine(part, (some, more) -> {
                List<T> joined = new ArrayList<>(some);
                joined.addAll(more);
                return joined;
            });
        }
        return all;
    }
}
