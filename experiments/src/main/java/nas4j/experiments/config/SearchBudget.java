package nas4j.experiments.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long each search looks.
 *
 * @param trials what evaluations may cost, from 1: an evaluation costs the share of the full budget that it has, less
 *     the share that it goes on from; networks that are infeasible before they are evaluated, or were seen before at that
 *     share, cost nothing
 * @param time after which no evaluation is begun; null for no limit
 */
public record SearchBudget(long trials, @Nullable Duration time) {
    public SearchBudget {
        if (trials < 1) {
            throw new IllegalArgumentException("trials [" + trials + "] is below 1");
        }
        if (time != null && !time.isPositive()) {
            throw new IllegalArgumentException("time [" + time + "] is not above 0");
        }
    }
}
