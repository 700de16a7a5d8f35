package nas4j.predictors.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** What predictors of the sources say, and maybe what has learnt all of them. */
    private static List<LearntSource> columns(
            KnownRows known, List<SourceTask> sources, Optional<Pretrained> beside, long seed) {
        return Stream.concat(
                        sources.stream().map(source -> source.learn(known, seed)),
                        beside.map(Pretrained::said).stream())
                .toList();
    }

    /**
     * One predictor.
     *
     * @param beside what learns the sources too, so that what it says is one more column
     */
    record One(PredictorProvider provider, Optional<TransferProvider> beside) implements Model {
        @Override
        public Chosen choose(KnownRows known, List<Integer> train, List<SourceTask> sources, long seed) {
            if (provider instanceof TransferProvider transfer) {
                return Chosen.pretrained(transfer.learn(known, sources, seed), train, "");
            }
            Optional<Pretrained> learnt = beside.map(transfer -> transfer.learn(known, sources, seed));
            return Chosen.stacked(provider, train, "", columns(known, sources, learnt, seed));
        }
    }

    /**
     * The one that orders rows best in cross-validation.
     *
     * @param providers at least 1; where little is known, the first
     * @param transfer what learns the sources itself, once for all that it is compared with; it looks at networks alone,
     *     and is not compared where rows have columns
     * @param isBeside whether what that one says is one more column for the others
     */
    record Best(List<PredictorProvider> providers, Optional<TransferProvider> transfer, boolean isBeside)
            implements Model {
        /** With more rows the predictor that learns sources itself is not compared, as that would take minutes. */
        private static final int MOST_ROWS = 200;

        public Best {
            providers = List.copyOf(providers);
        }

        @Override
        public Chosen choose(KnownRows known, List<Integer> train, List<SourceTask> sources, long seed) {
            boolean hasFeatures = !known.rows().getFirst().columns().isEmpty();
            boolean isCompared =
                    !hasFeatures && train.size() >= ChosenPredictor.FIRST_ROWS && train.size() <= MOST_ROWS;
            Optional<Pretrained> learnt =
                    transfer.filter(_ -> isBeside || isCompared).map(each -> each.learn(known, sources, seed));
            List<LearntSource> columns = columns(known, sources, learnt.filter(_ -> isBeside), seed);
            List<PredictorProvider> all = new ArrayList<>(providers);
            learnt.filter(_ -> isCompared).map(Pretrained::provider).ifPresent(all::add);
            KnownRows rows = known.at(train).with(columns);
            ChosenPredictor chosen = ChosenPredictor.among(all, rows.space(), seed);
            chosen.choose(rows.rows(), rows.values());
            String why = why(chosen, train.size());
            return learnt.isPresent() && chosen.chosen().equals(learnt.get().provider())
                    ? Chosen.pretrained(learnt.get(), train, why)
                    : Chosen.stacked(chosen.chosen(), train, why, columns);
        }

        private String why(ChosenPredictor chosen, int rows) {
            if (rows == 0) {
                return "The mean of what is said of the sources, as there are no rows to compare predictors.";
            }
            String found = chosen.correlations().isEmpty()
                    ? chosen.chosen().name() + ", as there are too few rows to compare predictors."
                    : "Rank correlation in cross-validation: " + correlations(chosen) + ".";
            return transfer.map(TransferProvider::name)
                    .map(name -> found + " " + left(name, rows))
                    .orElse(found)
                    .strip();
        }

        /** Why what learns sources itself is left out. */
        private String left(String name, int rows) {
            return rows < ChosenPredictor.FIRST_ROWS
                    ? "With few rows it was measured to be better than " + name + "."
                    : rows > MOST_ROWS ? "It takes " + name + " too long with more than " + MOST_ROWS + " rows." : "";
        }

        private static String correlations(ChosenPredictor chosen) {
            return chosen.correlations().entrySet().stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                    .map(entry -> String.format(Locale.ROOT, "%s %.3f", entry.getKey(), entry.getValue()))
                    .collect(Collectors.joining(", "));
        }
    }
}
