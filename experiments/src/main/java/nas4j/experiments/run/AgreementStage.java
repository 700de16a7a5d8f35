package nas4j.experiments.run;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import nas4j.evaluate.Measurement;
import nas4j.experiments.config.EvaluationPlan.BySupernet;
import nas4j.experiments.evaluation.Draft;
import nas4j.experiments.evaluation.Evaluated;
import nas4j.experiments.prepare.Screened;
import nas4j.results.agreement.Agreement;
import nas4j.search.Suggestion;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.store.EventRecord;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;

/**
 * Measures whether a supernet orders networks as training each alone does. The networks are drawn at random from those that
 * the searches may choose from, the options of each decision equally likely, as a supernet learns them.
 */
final class AgreementStage {
    private static final String EVENT = "rank-agreement";
    private static final int MOST_DRAWS = 20_000;

    private final Session session;
    private final InstantSource clock;
    private final long seed;

    AgreementStage(Session session, InstantSource clock) {
        this.session = session;
        this.clock = clock;
        seed = session.experiment().seeds().getFirst();
    }

    /** Measures it, unless that is done; returns false if a stop was asked for. */
    boolean run(BySupernet plan) throws InterruptedException, ExecutionException {
        if (session.store().events(session.experiment().name()).stream()
                .anyMatch(event -> event.kind().equals(EVENT))) {
            return true;
        }
        Map<String, Genotype> networks = draw(plan.agreement());
        List<TrialRecord> shared = evaluate(networks, session.run(RunKey.SUPERNET_SHARED, seed));
        List<TrialRecord> alone = evaluate(networks, session.run(RunKey.SUPERNET_ALONE, seed));
        if (session.stop().isAsked()) {
            return false;
        }
        say(Agreement.find(plan.agreement(), session.experiment().goal().objectives(), shared, alone)
                .map(Agreement::text)
                .orElse("nothing can be said of the supernet's order: of " + networks.size()
                        + " networks that may be chosen, fewer than " + Agreement.FEWEST + " have both results"));
        return true;
    }

    /** Different networks that may be evaluated, by their hashes. */
    private Map<String, Genotype> draw(int count) {
        SearchSpace space = session.prepared().space();
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Genotype> networks = new LinkedHashMap<>();
        Set<Genotype> drawn = new HashSet<>();
        for (int draw = 0; draw < MOST_DRAWS && networks.size() < count; draw++) {
            Genotype genotype = space.sample(random, SearchSpace.Sampling.DECISIONS);
            if (drawn.add(genotype)
                    && session.prepared().screening().screen(genotype) instanceof Screened.Accepted accepted) {
                networks.putIfAbsent(accepted.graphHash(), genotype);
            }
        }
        return networks;
    }

    /** As many at once as there are workers; what was begun when a stop is asked for is finished. */
    private List<TrialRecord> evaluate(Map<String, Genotype> networks, RunKey run)
            throws InterruptedException, ExecutionException {
        Ledger ledger = session.ledger(run);
        if (ledger.genotypes().size() < networks.size() && !session.stop().isAsked()) {
            session.listener().runBegins(run);
        }
        Deque<CompletableFuture<TrialRecord>> running = new ArrayDeque<>();
        List<TrialRecord> records = new ArrayList<>();
        long next = 0;
        for (Map.Entry<String, Genotype> network : networks.entrySet()) {
            Draft draft = new Draft(run, next++, Suggestion.full(network.getValue()), network.getKey());
            Optional<TrialRecord> known = ledger.find(draft);
            if (known.isEmpty() && session.stop().isAsked()) {
                break;
            }
            known.ifPresent(records::add);
            if (known.isEmpty()) {
                running.add(begin(draft).thenApply(done -> ledger.keep(draft.evaluated(done))));
            }
            while (running.size() >= session.experiment().workers()) {
                records.add(running.remove().get());
            }
        }
        for (CompletableFuture<TrialRecord> each : running) {
            records.add(each.get());
        }
        return records;
    }

    private CompletableFuture<Evaluated> begin(Draft draft) {
        session.listener()
                .trialBegins(
                        draft.run(), draft.id(), draft.suggestion().genotype().text());
        List<Measurement> costs = session.prepared()
                .screening()
                .screen(draft.suggestion().genotype())
                .costs();
        return draft.run().method().equals(RunKey.SUPERNET_ALONE)
                ? session.evaluations().beginAlone(draft, costs)
                : session.evaluations().begin(draft, costs);
    }

    private void say(String text) {
        session.listener().remark("rank agreement, " + text);
        session.store().append(new EventRecord(session.experiment().name(), clock.instant(), EVENT, text));
    }
}
