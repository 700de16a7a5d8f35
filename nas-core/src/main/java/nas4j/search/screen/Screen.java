package nas4j.search.screen;

import java.util.List;
import nas4j.search.Observation;
import nas4j.space.Genotype;

/** Tells promising genotypes from others before anything is spent on them. Deterministic in its calls; for one thread. */
public interface Screen {

    /** Whether it can tell yet. */
    boolean isReady();

    /** The places of genotypes in the list, the most promising first; of equal ones the first. */
    List<Integer> order(List<Genotype> genotypes);

    /** Tells what became of one. */
    void observe(Observation observation);
}
