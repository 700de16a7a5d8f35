package nas4j.experiments.predict.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nas4j.experiments.predict.BaseFamily;
import nas4j.experiments.predict.CsvQuestion;
import nas4j.experiments.predict.ModelWords;

/**
 * What a predictor is learnt from, and how well it is checked first.
 *
 * @param name under which it is kept
 * @param data where rows are from
 * @param model what learns
 * @param base another family of networks, which is learnt first
 * @param train rows that each split learns from; the predictor itself learns from all
 * @param test rows that each split scores at most
 * @param seeds splits, from seed 1 on
 * @param isMore whether more of the target is better
 * @param sourceRows rows that each source is learnt from
 * @param text the job as it was written down
 */
public record PredictorJob(
        String name,
        Data data,
        ModelWords model,
        Optional<BaseFamily> base,
        int train,
        int test,
        int seeds,
        boolean isMore,
        int sourceRows,
        String text) {

    /** Columns of other tasks, maybe none. */
    public List<String> sources() {
        return switch (data) {
            case Data.Csv csv -> csv.question().sources();
            case Data.Trials _ -> List.of();
        };
    }

    /** Where rows are from. */
    public sealed interface Data {

        /** What is predicted: a column, or a measurement. */
        String target();

        /** What is known beside networks. */
        List<String> features();

        /** Rows of a file. */
        record Csv(CsvQuestion question) implements Data {
            @Override
            public String target() {
                return question.target();
            }

            @Override
            public List<String> features() {
                return question.features();
            }
        }

        /**
         * Trials of an experiment.
         *
         * @param results folder of the results
         * @param target name of a measurement
         * @param features names of others
         */
        record Trials(Path results, String experiment, String target, List<String> features) implements Data {
            public Trials {
                features = List.copyOf(features);
            }
        }
    }
}
