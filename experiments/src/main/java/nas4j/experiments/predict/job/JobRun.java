package nas4j.experiments.predict.job;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nas4j.experiments.predict.BaseFamily;
import nas4j.experiments.predict.CsvRows;
import nas4j.experiments.predict.PredictorFile;
import nas4j.experiments.prepare.Hashes;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.predict.PredictorProvider;
import nas4j.predictors.interval.Calibrated;
import nas4j.predictors.job.Evaluation;
import nas4j.predictors.job.KnownRows;
import nas4j.predictors.job.Model;
import nas4j.predictors.job.SourceTask;
import nas4j.results.h2.H2PredictorStore;
import nas4j.store.PredictorRecord;
import nas4j.store.PredictorScore;

/**
 * Checks how well a predictor learns, split by split, and then learns from all rows. Each split is kept when it is done, so
 * that a job that was interrupted goes on where it was, and comes to the same predictor.
 */
public final class JobRun {
    private static final long SEED = 1;

    private final PredictorJob job;
    private final H2PredictorStore store;
    private final InstantSource clock;
    private final Listener listener;

    /** Is told how a job goes. */
    public interface Listener {

        /** A split is done, in this or an earlier session. */
        void checked(PredictorScore score, int done, int of);

        /** The predictor learns from all rows. */
        void learning(String predictor, int rows);
    }

    /** What is learnt, with which predictors, and who is told. */
    public JobRun(PredictorJob job, H2PredictorStore store, InstantSource clock, Listener listener) {
        this.job = job;
        this.store = store;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Runs the job, or what is left of it.
     *
     * @param rows what it learns from
     * @param model what learns
     * @param ofSources what learns sources
     * @return false if all was done before
     * @throws InputException if there is a predictor of that name from another job or other rows
     */
    public boolean run(CsvRows rows, Model model, PredictorProvider ofSources) {
        String fingerprint = fingerprint(rows);
        Optional<PredictorRecord> before = store.find(job.name());
        if (before.isPresent() && !before.get().fingerprint().equals(fingerprint)) {
            throw new InputException(
                    new Where(job.name(), 0, 0, ""),
                    "there is a predictor of that name, of another job or of other rows"
                            + "\nMaybe choose another name, or forget that one with --again.");
        }
        if (before.isPresent() && before.get().isFinished()) {
            return false;
        }
        if (before.isEmpty()) {
            store.begin(new PredictorRecord(job.name(), job.text(), fingerprint, clock.instant(), ""));
        }
        List<SourceTask> sources = sources(rows, ofSources);
        check(rows.known(), model, sources);
        learn(rows, model, sources);
        return true;
    }

    private List<SourceTask> sources(CsvRows rows, PredictorProvider provider) {
        return job.sources().stream()
                .map(name -> new SourceTask(
                        name, Objects.requireNonNull(rows.sources().get(name)), job.sourceRows(), provider))
                .toList();
    }

    private void check(KnownRows known, Model model, List<SourceTask> sources) {
        Evaluation evaluation = new Evaluation(model, job.train(), job.test(), job.isMore(), sources);
        Set<Long> done =
                store.scores(job.name()).stream().map(PredictorScore::seed).collect(Collectors.toSet());
        for (PredictorScore score : store.scores(job.name())) {
            listener.checked(score, done.size(), job.seeds());
        }
        for (long seed = 1; seed <= job.seeds(); seed++) {
            if (!done.contains(seed)) {
                PredictorScore score = score(evaluation, known, seed);
                store.add(job.name(), score);
                done.add(seed);
                listener.checked(score, done.size(), job.seeds());
            }
        }
    }

    private static PredictorScore score(Evaluation evaluation, KnownRows known, long seed) {
        try {
            return score(evaluation.run(known, seed));
        } catch (IllegalArgumentException e) {
            throw new InputException(new Where("check", 0, 0, ""), String.valueOf(e.getMessage()));
        }
    }

    /** What is kept of a split. */
    public static PredictorScore score(Evaluation.Outcome outcome) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        outcome.scores().values().forEach((metric, value) -> metrics.put(metric.text(), value));
        return new PredictorScore(outcome.seed(), outcome.predictor(), outcome.why(), metrics);
    }

    private void learn(CsvRows rows, Model model, List<SourceTask> sources) {
        KnownRows known = rows.known();
        List<Integer> places = IntStream.range(0, known.size()).boxed().toList();
        Model.Chosen chosen = model.choose(known, places, sources, SEED);
        listener.learning(chosen.name(), known.size());
        KnownRows all = known.with(chosen.sources());
        Calibrated calibrated =
                Calibrated.fit(() -> chosen.provider().open(all.space(), SEED), all.rows(), all.values());
        PredictorFile file = new PredictorFile(
                chosen.name(),
                job.data().target(),
                job.data().features(),
                chosen.sources(),
                rows.source(),
                all.space(),
                calibrated);
        store.finish(job.name(), chosen.name(), file.bytes());
    }

    /** Of the job and all that it learns from. */
    private String fingerprint(CsvRows rows) {
        StringBuilder text = new StringBuilder(job.text());
        append(text, rows.known());
        job.sources().forEach(name -> text.append('\n').append(rows.sources().get(name)));
        job.base().map(BaseFamily::read).ifPresent(family -> append(text, family));
        return Hashes.sha256(text.toString());
    }

    private static void append(StringBuilder text, KnownRows known) {
        for (int k = 0; k < known.size(); k++) {
            text.append('\n')
                    .append(known.rows().get(k).genotype().text())
                    .append(known.rows().get(k).columns())
                    .append(known.values().get(k));
        }
    }
}
