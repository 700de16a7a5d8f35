package nas4j.predictors.job;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import nas4j.predict.PredictorProvider;
import nas4j.predict.choose.ChosenPredictor;

/** What learns: one predictor, or the best of some. */
public sealed interface Model {

    /** The predictor that learns these rows. */
    Chosen choose(KnownRows rows, long seed);

    /**
     * A predictor that was chosen.
     *
     * @param why a sentence; empty if there was no choice
     */
    record Chosen(PredictorProvider provider, String why) {}

    /** One predictor. */
    record One(PredictorProvider provider) implements Model {
        @Override
        public Chosen choose(KnownRows rows, long seed) {
            return new Chosen(provider, "");
        }
    }

    /**
     * The one that orders rows best in cross-validation.
     *
     * @param providers at least 1; where little is known, the first
     */
    record Best(List<PredictorProvider> providers) implements Model {
        public Best {
            providers = List.copyOf(providers);
        }

        @Override
        public Chosen choose(KnownRows rows, long seed) {
            ChosenPredictor chosen = ChosenPredictor.among(providers, rows.space(), seed);
            chosen.choose(rows.rows(), rows.values());
            return new Chosen(chosen.chosen(), why(chosen));
        }

        private static String why(ChosenPredictor chosen) {
            Map<String, Double> correlations = chosen.correlations();
            if (correlations.isEmpty()) {
                return chosen.chosen().name() + ", as there are too few rows to compare predictors.";
            }
            String all = correlations.entrySet().stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                    .map(entry -> String.format(Locale.ROOT, "%s %.3f", entry.getKey(), entry.getValue()))
                    .collect(Collectors.joining(", "));
            return "Rank correlation in cross-validation: " + all + ".";
        }
    }
}
