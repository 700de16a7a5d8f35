package nas4j.experiments.bench;

import java.time.Duration;
import java.util.List;
import nas4j.experiments.run.RunListener;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import org.jspecify.annotations.Nullable;

/** Sums up the processor time of the searchers of an experiment, without that of its baseline. */
final class SearcherTime implements RunListener {
    private static final double NANOS_PER_MS = 1e6;

    private long nanos;
    private long trials;

    /** Milliseconds a trial; null if there was none. */
    synchronized @Nullable Double perTrial() {
        return trials == 0 ? null : nanos / NANOS_PER_MS / trials;
    }

    @Override
    public synchronized void kept(TrialRecord trial, boolean isOld) {
        trials += trial.run().method().equals(RunKey.SEARCH) ? 1 : 0;
    }

    @Override
    public synchronized void runEnds(RunKey run, String why, Duration searcher) {
        nanos += run.method().equals(RunKey.SEARCH) ? searcher.toNanos() : 0;
    }

    @Override
    public void runBegins(RunKey run) {}

    @Override
    public void trialBegins(RunKey run, long trial, String genotype) {}

    @Override
    public void trialProgress(RunKey run, long trial, double done, String text) {}

    @Override
    public void remark(String text) {}

    @Override
    public void ended() {}

    @Override
    public void finished(List<TrialRecord> finals) {}
}
