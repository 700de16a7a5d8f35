package nas4j.experiments.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
import java.util.function.Predicate;
import java.util.stream.Stream;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.evaluation.Continued;
import nas4j.experiments.evaluation.Draft;
import nas4j.experiments.evaluation.Evaluated;
import nas4j.experiments.prepare.Screened;
import nas4j.experiments.training.GradientPlans;
import nas4j.experiments.training.OneShotResult;
import nas4j.experiments.yaml.Strategies;
import nas4j.results.tasks.TaskNetwork;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.SearchProblem;
import nas4j.search.Suggestion;
import nas4j.search.bits.BitPolicy;
import nas4j.search.bits.BitSearchProvider;
import nas4j.search.differentiable.strategy.DerivedNetworks;
import nas4j.search.differentiable.strategy.GradientSearchProvider;
import nas4j.search.oneshot.OneShotProvider;
import nas4j.search.task.TaskNetworks;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.store.ArtifactRecord;
import nas4j.store.EventRecord;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;

/** The searches in supernets of an experiment, one for each seed: what they come to is kept, and trained after that. */
final class OneShotStage {
    private final Session session;
    private final InstantSource clock;

    OneShotStage(Session session, InstantSource clock) {
        this.session = session;
        this.clock = clock;
    }

    /**
     * Does all searches that are not kept yet, as many at once as there are workers; returns false if a stop was asked for.
     * Those that were begun go on from their last checkpoints the next time.
     *
     * @throws ExecutionException because of a {@link SupernetFailedException} if a search failed; those that did not are kept
     */
    boolean run() throws InterruptedException, ExecutionException {
        if (!(Strategies.named(session.experiment().search().strategy()) instanceof OneShotProvider)) {
            return true;
        }
        Map<Long, CompletableFuture<Evaluated>> begun = new LinkedHashMap<>();
        for (long seed : session.experiment().seeds()) {
            if (findArtifact(session, seed).isEmpty()) {
                begun.put(seed, session.evaluations().beginOneShot(draft(seed)));
            }
        }
        List<String> failures = new ArrayList<>();
        for (Map.Entry<Long, CompletableFuture<Evaluated>> each : begun.entrySet()) {
            Optional<Evaluated> ended = session.stop().await(each.getValue());
            if (ended.isEmpty()) {
                return false;
            }
            Evaluated done = ended.get();
            if (done.outcome() instanceof TrialOutcome.Completed) {
                keep(each.getKey(), Duration.between(done.start(), done.end()));
            } else {
                failures.add("search of seed " + each.getKey() + ": " + reason(done.outcome()));
            }
        }
        if (!failures.isEmpty()) {
            throw new ExecutionException(new SupernetFailedException(String.join("\n", failures)));
        }
        return !session.stop().isAsked();
    }

    private static String reason(TrialOutcome outcome) {
        return switch (outcome) {
            case TrialOutcome.Failed failed -> failed.reason();
            case TrialOutcome.Infeasible infeasible -> infeasible.reason();
            case TrialOutcome.Completed _ -> "";
        };
    }

    private Draft draft(long seed) {
        SearchSpace space = session.prepared().space();
        Genotype start = SearchStage.start(session.prepared());
        Genotype any = start == null ? space.sample(new SplittableRandom(seed)) : start;
        Continued files = new Continued(0, null, file(seed));
        return new Draft(session.run(RunKey.ONE_SHOT, seed), 0, Suggestion.full(any), "", files);
    }

    private Path file(long seed) {
        return Path.of(session.store().place(session.experiment().name())).resolve(OneShotResult.file(seed));
    }

    private void keep(long seed, Duration wall) {
        Path file = file(seed);
        try {
            byte[] content = Files.readAllBytes(file);
            session.store().put(session.experiment().name(), OneShotResult.file(seed), content);
            OneShotResult result = read(seed, content);
            String text = String.format(
                    Locale.ROOT,
                    "seed %d: %d epochs in %d s, %d s of processor time in all; found in epoch %d: %s",
                    seed,
                    result.epochs().size(),
                    wall.toSeconds(),
                    result.processorTime().toSeconds(),
                    result.epoch(),
                    String.join(" and ", result.genotypes()));
            session.listener().remark("the supernet is searched, " + text);
            session.store()
                    .append(new EventRecord(session.experiment().name(), clock.instant(), RunKey.ONE_SHOT, text));
            for (String ending : List.of("", ".part", ".time")) {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + ending));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<ArtifactRecord> findArtifact(Session session, long seed) {
        return session.store().artifacts(session.experiment().name()).stream()
                .filter(artifact -> artifact.name().equals(OneShotResult.file(seed)))
                .findFirst();
    }

    private static OneShotResult read(long seed, byte[] content) {
        return OneShotResult.read(OneShotResult.file(seed), new String(content, StandardCharsets.UTF_8));
    }

    /** The networks that the searches found for tasks, by seed; none where there are no searches for tasks. */
    static List<TaskNetwork> taskNetworks(Session session) {
        List<TaskNetwork> networks = new ArrayList<>();
        for (long seed : session.experiment().seeds()) {
            Map<String, String> found = findArtifact(session, seed)
                    .map(kept -> read(seed, session.store().content(kept)).networks())
                    .orElse(Map.of());
            try (Stream<TrialRecord> trials = session.store().trials(session.run(RunKey.SEARCH, seed))) {
                networks.addAll(TaskNetwork.of(seed, found, trials.toList()));
            }
        }
        return networks;
    }

    /** The networks that the search of a seed means, for their trials. */
    static BlackBoxSearcher networks(Session session, long seed, SearchProblem problem) {
        ArtifactRecord kept = findArtifact(session, seed)
                .orElseThrow(() -> new IllegalStateException("there is no search of seed [" + seed + "]"));
        OneShotResult result = read(seed, session.store().content(kept));
        List<Genotype> found =
                result.genotypes().stream().map(problem.space()::parse).toList();
        Predicate<Genotype> isAllowed =
                genotype -> session.prepared().screening().screen(genotype) instanceof Screened.Accepted;
        List<double[]> strengths = result.chosen().vectors();
        return switch (Strategies.named(session.experiment().search().strategy())) {
            case GradientSearchProvider _ ->
                new DerivedNetworks(
                        problem,
                        GradientPlans.search(session.experiment()).method(),
                        found.getFirst(),
                        strengths,
                        isAllowed);
            case BitSearchProvider _ -> {
                BitPolicy policy = BitPolicy.of(found.getFirst());
                yield new TaskNetworks(
                        problem, found, policy.probabilities(strengths), isAllowed.and(policy::contains));
            }
            default -> new TaskNetworks(problem, found, strengths, isAllowed);
        };
    }
}
