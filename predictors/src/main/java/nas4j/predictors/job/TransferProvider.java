package nas4j.predictors.job;

import java.util.List;
import nas4j.predict.PredictorProvider;

/** Makes predictors that learn other tasks first, and then the one in question from few rows. */
public interface TransferProvider extends PredictorProvider {

    /**
     * Learns the sources. It takes as long as it does: do so once for a split.
     *
     * @param sources at least 1, each learnt from rows that the seed draws
     * @throws IllegalArgumentException if there is none, or too little is known of one
     */
    Pretrained learn(KnownRows known, List<SourceTask> sources, long seed);

    /**
     * What knows other tasks.
     *
     * @param provider opens predictors that begin from there; of the same name, and in need of no more sources
     * @param said what is said without a row of the task in question
     */
    record Pretrained(PredictorProvider provider, LearntSource said) {}
}
