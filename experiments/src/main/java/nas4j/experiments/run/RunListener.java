package nas4j.experiments.run;

import java.time.Duration;
import java.util.List;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;

/** Is told what happens in an experiment, by several threads. */
public interface RunListener {

    /** A search begins, or goes on. */
    void runBegins(RunKey run);

    /** An evaluation begins. */
    void trialBegins(RunKey run, long trial, String genotype);

    /**
     * An evaluation goes on.
     *
     * @param done share of it, 0 to 1
     * @param text what a person may want to know of it
     */
    void trialProgress(RunKey run, long trial, double done, String text);

    /**
     * A trial is kept.
     *
     * @param isOld whether it was evaluated in an earlier session of work
     */
    void kept(TrialRecord trial, boolean isOld);

    /**
     * A search has ended.
     *
     * @param searcher processor time that the searcher took to suggest and to learn, in this session of work
     */
    void runEnds(RunKey run, String why, Duration searcher);

    /** Something else that a person may want to know. */
    void remark(String text);

    /** The work has ended, in whatever way: there is nothing more to tell. */
    void ended();

    /** The best of an experiment was measured, or trained, once more. */
    void finished(List<TrialRecord> finals);
}
