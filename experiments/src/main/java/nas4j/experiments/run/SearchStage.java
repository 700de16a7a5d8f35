package nas4j.experiments.run;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.config.Goal;
import nas4j.experiments.evaluation.TrialSeeds;
import nas4j.experiments.prepare.CountedLosses;
import nas4j.experiments.prepare.Material;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.prepare.Screened;
import nas4j.experiments.run.SearchLoop.End;
import nas4j.experiments.screen.Screens;
import nas4j.experiments.yaml.Strategies;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.KnownLosses;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Settings;
import nas4j.search.StrategyProvider;
import nas4j.search.screen.ScreenedSearcher;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.store.EventRecord;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import org.jspecify.annotations.Nullable;

/** The searches of an experiment: for each seed one, and the baseline beside it. */
final class SearchStage {
    private final Session session;
    private final @Nullable Screens screens;
    private final InstantSource clock;

    /** @param screens null where suggestions are not looked at */
    SearchStage(Session session, @Nullable Screens screens, InstantSource clock) {
        this.session = session;
        this.screens = screens;
        this.clock = clock;
    }

    /**
     * Runs all; returns false if a stop was asked for.
     *
     * @throws InputException if no network is feasible
     */
    boolean run() throws InterruptedException, ExecutionException {
        List<String> methods =
                session.experiment().baseline() ? List.of(RunKey.SEARCH, RunKey.BASELINE) : List.of(RunKey.SEARCH);
        for (long seed : session.experiment().seeds()) {
            for (String method : methods) {
                if (search(session.run(method, seed)) == End.STOPPED) {
                    return false;
                }
            }
        }
        return true;
    }

    private End search(RunKey run) throws InterruptedException, ExecutionException {
        Experiment experiment = session.experiment();
        StrategyProvider provider = provider(run);
        boolean combines = combinesObjectives(provider, experiment);
        session.listener().runBegins(run);
        SearchProblem problem = new SearchProblem(
                session.prepared().space(),
                combines ? 1 : experiment.goal().objectives().size(),
                experiment.goal().descriptors().size(),
                experiment.budget().trials(),
                TrialSeeds.of(run, -1),
                combines
                        ? KnownLosses.NONE
                        : new CountedLosses(
                                session.prepared().screening(),
                                session.prepared().material(),
                                experiment.goal().objectives()),
                start(session.prepared()));
        Settings settings = Settings.of(provider.settings(), settings(run));
        RunContext context = new RunContext(
                session.prepared(),
                session.evaluations(),
                combines,
                session.listener(),
                clock,
                session.stop(),
                end(run));
        Checkpoints checkpoints = Checkpoints.of(session, run);
        Ledger ledger = session.ledger(run);
        BlackBoxSearcher plain = provider instanceof SearcherProvider kind
                ? kind.open(problem, settings)
                : OneShotStage.networks(session, run.seed(), problem);
        BlackBoxSearcher searcher = searcher(run, plain, problem, ledger.genotypes());
        SearchLoop loop = new SearchLoop(searcher, context, ledger, checkpoints);
        End end = loop.run();
        if (searcher instanceof ScreenedSearcher screened) {
            say(run, screened);
        }
        if (end != End.STOPPED) {
            remove(checkpoints);
        }
        if (end == End.EXHAUSTED && loop.spent() == 0) {
            try (Stream<TrialRecord> trials = session.store().trials(run)) {
                throw NothingFeasible.of(experiment, trials);
            }
        }
        session.listener().runEnds(run, end.toString(), loop.searcherTime());
        return end;
    }

    /** Random search is compared with as it is. */
    private BlackBoxSearcher searcher(RunKey run, BlackBoxSearcher searcher, SearchProblem problem, Set<String> taken) {
        return screens == null || run.method().equals(RunKey.BASELINE)
                ? searcher
                : screens.around(searcher, problem, genotype -> taken.contains(genotype.text()));
    }

    private void say(RunKey run, ScreenedSearcher screened) {
        String text = "seed " + run.seed() + ": of " + screened.looked() + " suggestions that were looked at, "
                + screened.leftOut() + " were left out";
        session.listener().remark("screen, " + text);
        session.store().append(new EventRecord(run.experiment(), clock.instant(), "screen", text));
    }

    private void remove(Checkpoints checkpoints) {
        try {
            checkpoints.remove();
        } catch (IOException e) {
            session.listener().remark("checkpoints that nobody needs any more could not be removed: " + e.getMessage());
        }
    }

    /** @throws InputException if the strategy needs other descriptors than the experiment has */
    static void requireDescriptors(StrategyProvider provider, Experiment experiment) {
        int found = experiment.goal().descriptors().size();
        int least = provider.leastDescriptors();
        int most = provider.mostDescriptors();
        if (found < least || found > most) {
            String accepted = most == 0 ? "none" : least + " to " + most + ", such as descriptors: [macs, parameters]";
            throw new InputException(
                    experiment.places().descriptors(),
                    "found [" + found + "] descriptors, accepted with the strategy " + provider.name() + ": "
                            + accepted);
        }
    }

    /** @throws InputException if the strategy evaluates at a part of the budget, of which the table has no results */
    static void requirePartOfTheBudget(StrategyProvider provider, PreparedExperiment prepared) {
        if (provider.usesPartOfTheBudget()
                && prepared.material() instanceof Material.Published published
                && !published.table().description().hasPartOfTheBudget()) {
            throw new InputException(
                    prepared.experiment().places().data(),
                    "found the table [" + published.table().description().name()
                            + "], which has results of the whole budget" + " alone; the strategy " + provider.name()
                            + " asks for parts of it");
        }
    }

    /**
     * Whether the searcher is told of one loss for all objectives.
     *
     * @throws InputException if the strategy takes fewer objectives, and nothing says how several become one; or more
     */
    static boolean combinesObjectives(StrategyProvider provider, Experiment experiment) {
        Goal goal = experiment.goal();
        int found = goal.objectives().size();
        if (found < provider.leastObjectives()
                || (found > provider.mostObjectives() && provider.leastObjectives() > 1)) {
            throw new InputException(
                    experiment.places().objectives(),
                    "found [" + found + "] objectives, accepted with the strategy " + provider.name() + ": "
                            + provider.leastObjectives() + ", such as [maximize: accuracy, minimize: macs]");
        }
        if (found <= provider.mostObjectives()) {
            return false;
        }
        if (goal.scalar() == null) {
            throw new InputException(
                    experiment.places().objectives(),
                    "found [" + found + "] objectives, the strategy " + provider.name() + " takes "
                            + provider.mostObjectives() + "\nMaybe combine them: scalar: {mnasnet-soft: {target: 1}}.");
        }
        return true;
    }

    /**
     * Where the search begins; null if it is to choose.
     *
     * @throws InputException if what the experiment says is no genotype of the space, or breaks a constraint
     */
    static @Nullable Genotype start(PreparedExperiment prepared) {
        String from = prepared.experiment().search().from();
        if (from == null) {
            return null;
        }
        Where place = prepared.experiment().places().search();
        Genotype start = parse(prepared.space(), from, place);
        if (prepared.screening().screen(start) instanceof Screened.Refused refused) {
            throw new InputException(place, "found [" + from + "] to begin with, which " + refused.reason());
        }
        return start;
    }

    private static Genotype parse(SearchSpace space, String from, Where place) {
        try {
            return space.parse(from);
        } catch (IllegalArgumentException e) {
            throw new InputException(place, "found [" + from + "] to begin with: " + e.getMessage());
        }
    }

    private StrategyProvider provider(RunKey run) {
        return Strategies.named(
                run.method().equals(RunKey.BASELINE)
                        ? Strategies.BASELINE
                        : session.experiment().search().strategy());
    }

    private Map<String, Double> settings(RunKey run) {
        return run.method().equals(RunKey.BASELINE)
                ? Map.of()
                : session.experiment().search().settings();
    }

    /** When the run's time is over; what earlier sessions spent on its trials counts. */
    private @Nullable Instant end(RunKey run) {
        Duration time = session.experiment().budget().time();
        if (time == null) {
            return null;
        }
        try (Stream<TrialRecord> trials = session.store().trials(run)) {
            Duration spent = trials.map(trial -> Duration.between(trial.start(), trial.end()))
                    .reduce(Duration.ZERO, Duration::plus)
                    .dividedBy(session.experiment().workers());
            return clock.instant().plus(time).minus(spent);
        }
    }
}
