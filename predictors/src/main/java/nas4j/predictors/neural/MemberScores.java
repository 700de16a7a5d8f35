package nas4j.predictors.neural;

import java.util.stream.DoubleStream;
import nas4j.predict.GaussianRanks;
import nas4j.predict.Prediction;

/** What the members of an ensemble say of a row, as one prediction. */
final class MemberScores {
    private MemberScores() {}

    /**
     * Their mean, and the deviation between them.
     *
     * @param scores normal scores of ranks, at least 2
     */
    static Prediction prediction(DoubleStream scores, GaussianRanks ranks) {
        double[] each = scores.toArray();
        double sum = 0;
        double squares = 0;
        for (double score : each) {
            sum += score;
            squares += score * score;
        }
        double mean = sum / each.length;
        double variance = Math.max(0, squares - each.length * mean * mean) / (each.length - 1);
        return ranks.prediction(mean, Math.sqrt(variance));
    }
}
