package nas4j.store;

import java.time.Instant;

/**
 * A predictor that is learnt, or was.
 *
 * @param name under which it is kept
 * @param job what it is learnt from, as it was written down
 * @param fingerprint of the job and its rows: of equal ones the scores are equal
 * @param created when the job began
 * @param predictor name of the one that was chosen; empty until it has learnt
 */
public record PredictorRecord(String name, String job, String fingerprint, Instant created, String predictor) {
    /** Whether it has learnt, and can be asked. */
    public boolean isFinished() {
        return !predictor.isEmpty();
    }
}
