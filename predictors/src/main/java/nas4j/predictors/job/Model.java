package nas4j.predictors.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nas4j.predict.PredictorProvider;
import nas4j.predict.choose.ChosenPredictor;
import nas4j.predictors.job.TransferProvider.Pretrained;

/** What learns: one predictor, or the best of some. */
public sealed interface Model {

    /**
     * The predictor that learns these rows. Sources are learnt here, as far as it needs them.
     *
     * @param train numbers of the rows whose values it may look at
     * @param sources tasks of which other values are known, maybe none
     * @throws IllegalArgumentException if there is neither a row nor a source, or too little is known of a source
     */
    Chosen choose(KnownRows known, List<Integer> train, List<SourceTask> sources, long seed);

    /**
     * A predictor that was chosen.
     *
     * @param name of what predicts
     * @param why a sentence; empty if there was no choice
     * @param sources whose predictions are further columns; without a row to learn from, what predicts
     */
    record Chosen(String name, PredictorProvider provider, String why, List<LearntSource> sources) {
        private static final String SOURCES = "sources";

        public Chosen {
            sources = List.copyOf(sources);
        }

        /** One that reads what others say of sources, or without rows is only that. */
        private static Chosen stacked(
                PredictorProvider provider, List<Integer> train, String why, List<LearntSource> sources) {
            return new Chosen(train.isEmpty() ? SOURCES : provider.name(), provider, why, sources);
        }

        /** One that learnt the sources itself. */
        private static Chosen pretrained(Pretrained learnt, List<Integer> train, String why) {
            return new Chosen(
                    learnt.provider().name(),
                    learnt.provider(),
                    why,
                    train.isEmpty() ? List.of(learnt.said()) : List.of());
        }
    }

    private static List<LearntSource> learn(KnownRows known, List<SourceTask> sources, long seed) {
        return sources.stream().map(source -> source.learn(known, seed)).toList();
    }

    /** One predictor. */
    record One(PredictorProvider provider) implements Model {
        @Override
        public Chosen choose(KnownRows known, List<Integer> train, List<SourceTask> sources, long seed) {
            return provider instanceof TransferProvider transfer
                    ? Chosen.pretrained(transfer.learn(known, sources, seed), train, "")
                    : Chosen.stacked(provider, train, "", learn(known, sources, seed));
        }
    }

    /**
     * The one that orders rows best in cross-validation.
     *
     * @param providers at least 1; where little is known, the first
     * @param transfer what may learn the sources itself, and is compared too where there are some
     */
    record Best(List<PredictorProvider> providers, Optional<TransferProvider> transfer) implements Model {
        /** With more rows the predictor that learns sources itself is not compared, as it would take minutes. */
        private static final int MOST_ROWS_OF_TRANSFER = 200;

        public Best {
            providers = List.copyOf(providers);
        }

        @Override
        public Chosen choose(KnownRows known, List<Integer> train, List<SourceTask> sources, long seed) {
            if (transfer.isPresent() && !sources.isEmpty()) {
                return withTransfer(transfer.get(), known, train, sources, seed);
            }
            List<LearntSource> learnt = learn(known, sources, seed);
            ChosenPredictor chosen = compared(providers, known.at(train).with(learnt), seed);
            return Chosen.stacked(chosen.chosen(), train, train.isEmpty() ? "" : why(chosen), learnt);
        }

        private Chosen withTransfer(
                TransferProvider transfer, KnownRows known, List<Integer> train, List<SourceTask> sources, long seed) {
            if (train.isEmpty() && transfer.leadsWithoutRows()) {
                return Chosen.pretrained(
                        transfer.learn(known, sources, seed),
                        train,
                        transfer.name() + ", which was measured to be the better one where no row is known.");
            }
            List<LearntSource> learnt = learn(known, sources, seed);
            if (train.size() < ChosenPredictor.FIRST_ROWS) {
                String why = (train.isEmpty()
                                ? "what predictors of the sources say"
                                : providers.getFirst().name())
                        + ", as there are too few rows to compare predictors, and it was measured to be better there than "
                        + transfer.name() + ".";
                return Chosen.stacked(providers.getFirst(), train, why, learnt);
            }
            KnownRows rows = known.at(train).with(learnt);
            if (train.size() > MOST_ROWS_OF_TRANSFER) {
                ChosenPredictor chosen = compared(providers, rows, seed);
                String why = why(chosen) + " " + transfer.name() + " is compared with up to " + MOST_ROWS_OF_TRANSFER
                        + " rows alone.";
                return Chosen.stacked(chosen.chosen(), train, why, learnt);
            }
            Pretrained pretrained = transfer.learn(known, sources, seed);
            List<PredictorProvider> all = new ArrayList<>(providers);
            all.add(pretrained.provider());
            ChosenPredictor chosen = compared(all, rows, seed);
            return chosen.chosen().equals(pretrained.provider())
                    ? Chosen.pretrained(pretrained, train, why(chosen))
                    : Chosen.stacked(chosen.chosen(), train, why(chosen), learnt);
        }

        private static ChosenPredictor compared(List<PredictorProvider> providers, KnownRows rows, long seed) {
            ChosenPredictor chosen = ChosenPredictor.among(providers, rows.space(), seed);
            chosen.choose(rows.rows(), rows.values());
            return chosen;
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
