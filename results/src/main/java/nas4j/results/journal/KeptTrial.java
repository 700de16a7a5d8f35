package nas4j.results.journal;

import nas4j.store.TrialRecord;

/**
 * A trial as it stands in a journal.
 *
 * @param session number of the session of work it was evaluated in
 */
public record KeptTrial(long session, TrialRecord trial) {}
