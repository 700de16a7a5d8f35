package nas4j.experiments.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.config.EvaluationPlan;
import nas4j.experiments.config.EvaluationPlan.BySupernet;
import nas4j.experiments.evaluation.Draft;
import nas4j.experiments.evaluation.Evaluated;
import nas4j.experiments.evaluation.SupernetFile;
import nas4j.experiments.prepare.Screened;
import nas4j.input.InputException;
import nas4j.predict.RankCorrelation;
import nas4j.search.Suggestion;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.store.ArtifactRecord;
import nas4j.store.EventRecord;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;

/**
 * What comes before the searches where networks take their weights from a supernet: it is trained, and kept with the
 * experiment; then it is measured whether it puts networks into the order that they have when they are trained alone. What is
 * done already is not done again.
 */
final class SupernetStage {
    /** Below this rank correlation a supernet's order says little about networks. */
    private static final double TRUSTED = 0.3;

    private static final int FEWEST = 3;
    private static final int MOST_DRAWS = 1_000;

    private final Session session;
    private final InstantSource clock;

    SupernetStage(Session session, InstantSource clock) {
        this.session = session;
        this.clock = clock;
    }

    /**
     * Prepares the searches; returns false if a stop was asked for.
     *
     * @throws InputException if the supernet cannot be trained
     */
    boolean run() throws InterruptedException, ExecutionException {
        EvaluationPlan plan = session.experiment().evaluation();
        if (!(plan instanceof BySupernet supernet)) {
            return true;
        }
        Map<String, Genotype> networks = draw(Math.max(1, supernet.agreement()));
        if (networks.isEmpty()) {
            return true; // the search says why
        }
        provide(networks.values().iterator().next());
        return !session.stop().isAsked() && (supernet.agreement() == 0 || compare(networks, supernet));
    }

    /** Different networks that may be evaluated, by their hashes. */
    private Map<String, Genotype> draw(int count) {
        SearchSpace space = session.prepared().space();
        SplittableRandom random =
                new SplittableRandom(session.experiment().seeds().getFirst());
        Map<String, Genotype> networks = new LinkedHashMap<>();
        for (int draw = 0; draw < MOST_DRAWS && networks.size() < count; draw++) {
            Genotype genotype = space.sample(random);
            if (session.prepared().screening().screen(genotype) instanceof Screened.Accepted accepted) {
                networks.putIfAbsent(accepted.graphHash(), genotype);
            }
        }
        return networks;
    }

    private void provide(Genotype any) throws InterruptedException, ExecutionException {
        String name = session.experiment().name();
        Path file = SupernetFile.in(session.store().place(name));
        if (Files.exists(file)) {
            return;
        }
        Optional<ArtifactRecord> kept = session.store().artifacts(name).stream()
                .filter(artifact -> artifact.name().equals(SupernetFile.NAME))
                .findFirst();
        try {
            if (kept.isPresent()) {
                Files.write(file, session.store().content(kept.get()));
                return;
            }
            train(any);
            session.store().put(name, SupernetFile.NAME, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void train(Genotype any) throws InterruptedException, ExecutionException {
        RunKey run = session.run(RunKey.SUPERNET, session.experiment().seeds().getFirst());
        session.listener().runBegins(run);
        Draft draft = new Draft(run, 0, Suggestion.full(any), "");
        Evaluated done = session.evaluations().beginSupernet(draft).get();
        if (!(done.outcome() instanceof TrialOutcome.Completed completed)) {
            throw new InputException(
                    session.experiment().places().search(), "the supernet cannot be trained: " + done.outcome());
        }
        String text = String.format(
                Locale.ROOT,
                "%.0f steps in %d s",
                completed.measurements().getFirst().value(),
                Duration.between(done.start(), done.end()).toSeconds());
        say("supernet", "the supernet is trained: " + text);
    }

    private boolean compare(Map<String, Genotype> networks, BySupernet plan)
            throws InterruptedException, ExecutionException {
        long seed = session.experiment().seeds().getFirst();
        List<TrialRecord> shared = evaluate(networks, session.run(RunKey.SUPERNET_SHARED, seed));
        if (session.stop().isAsked()) {
            return false;
        }
        List<TrialRecord> alone = evaluate(networks, session.run(RunKey.SUPERNET_ALONE, seed));
        List<Double> expected = new ArrayList<>();
        List<Double> found = new ArrayList<>();
        for (int k = 0; k < shared.size(); k++) {
            List<Double> one = session.prepared().judge().losses(shared.get(k).outcome());
            List<Double> other = session.prepared().judge().losses(alone.get(k).outcome());
            if (!one.isEmpty() && !other.isEmpty()) {
                expected.add(one.getFirst());
                found.add(other.getFirst());
            }
        }
        say("rank-agreement", agreement(expected, found, plan));
        return !session.stop().isAsked();
    }

    private static String agreement(List<Double> expected, List<Double> found, BySupernet plan) {
        if (found.size() < FEWEST) {
            return "nothing can be said of the supernet's order: " + found.size() + " networks have both results";
        }
        double tau = RankCorrelation.kendall(expected, found);
        return String.format(
                Locale.ROOT,
                "the supernet's order of %d networks agrees with that of training each alone for %s epochs by Kendall's τ"
                        + " %.2f%s",
                found.size(),
                plan.alone().epochs(),
                tau,
                tau < TRUSTED ? ": it cannot be trusted" : "");
    }

    private List<TrialRecord> evaluate(Map<String, Genotype> networks, RunKey run)
            throws InterruptedException, ExecutionException {
        session.listener().runBegins(run);
        Ledger ledger = session.ledger(run);
        List<CompletableFuture<TrialRecord>> begun = new ArrayList<>();
        for (Map.Entry<String, Genotype> network : networks.entrySet()) {
            Draft draft = new Draft(run, begun.size(), Suggestion.full(network.getValue()), network.getKey());
            begun.add(ledger.find(draft)
                    .map(CompletableFuture::completedFuture)
                    .orElseGet(() -> begin(draft).thenApply(done -> ledger.keep(draft.evaluated(done)))));
        }
        List<TrialRecord> records = new ArrayList<>();
        for (CompletableFuture<TrialRecord> each : begun) {
            records.add(each.get());
        }
        return records;
    }

    private CompletableFuture<Evaluated> begin(Draft draft) {
        List<Measurement> costs = session.prepared()
                .screening()
                .screen(draft.suggestion().genotype())
                .costs();
        return draft.run().method().equals(RunKey.SUPERNET_ALONE)
                ? session.evaluations().beginAlone(draft, costs)
                : session.evaluations().begin(draft, costs);
    }

    private void say(String kind, String text) {
        session.listener().remark(text);
        session.store().append(new EventRecord(session.experiment().name(), clock.instant(), kind, text));
    }

    /** Removes the file that evaluations read; it is kept with the experiment. */
    void cleanUp() {
        try {
            Files.deleteIfExists(
                    SupernetFile.in(session.store().place(session.experiment().name())));
        } catch (IOException e) {
            session.listener().remark("a file that nobody needs any more could not be removed: " + e.getMessage());
        }
    }
}
