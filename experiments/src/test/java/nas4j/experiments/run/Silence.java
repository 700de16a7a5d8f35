package nas4j.experiments.run;

import java.time.Duration;
import java.util.List;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;

/** Listens to nothing. */
final class Silence implements RunListener {
    @Override
    public void runBegins(RunKey run) {}

    @Override
    public void trialBegins(RunKey run, long trial, String genotype) {}

    @Override
    public void trialProgress(RunKey run, long trial, double done, String text) {}

    @Override
    public void kept(TrialRecord trial, boolean isOld) {}

    @Override
    public void runEnds(RunKey run, String why, Duration searcher) {}

    @Override
    public void remark(String text) {}

    @Override
    public void ended() {}

    @Override
    public void finished(List<TrialRecord> finals) {}
}
