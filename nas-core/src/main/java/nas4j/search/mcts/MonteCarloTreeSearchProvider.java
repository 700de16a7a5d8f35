package nas4j.search.mcts;

import java.util.List;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Setting;
import nas4j.search.Settings;

/** {@code mcts}. */
public final class MonteCarloTreeSearchProvider implements SearcherProvider {
    static final String NAME = "mcts";

    private static final Setting EXPLORATION =
            Setting.number("exploration", "How much weight uncertainty has beside the mean reward (c).", 0, 1_000, 1);
    private static final Setting EQUIVALENCE = Setting.number(
            "equivalence",
            "How long all trials with an answer count beside those of one branch (k); 0 for plain UCT with uniform"
                    + " roll-outs.",
            0,
            1_000_000,
            1_000);
    private static final Setting BISECTION = Setting.word(
            "bisection",
            "Whether an ordered decision is a tree of halves of its range, so that near options share what is known.",
            List.of("on", "off"));
    private static final Setting TRANSPOSITIONS = Setting.word(
            "transpositions",
            "Whether genotypes of one network share what is known; each suggestion then takes as long as its network"
                    + " takes to be built and hashed.",
            List.of("off", "on"));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Grows a tree of answers where rewards are high or little is known (UCT), ordered decisions bisected.";
    }

    @Override
    public String whenToUse() {
        return "Spaces whose first decisions matter most, and ordered decisions with many options.";
    }

    @Override
    public String paper() {
        return "Negrinho and Gordon 2017, \"DeepArchitect: automatically designing and training deep architectures\","
                + " with Kocsis and Szepesvári 2006, \"Bandit based Monte-Carlo planning\"";
    }

    @Override
    public List<Setting> settings() {
        return List.of(EXPLORATION, EQUIVALENCE, BISECTION, TRANSPOSITIONS);
    }

    @Override
    public int mostObjectives() {
        return 1;
    }

    @Override
    public BlackBoxSearcher open(SearchProblem problem, Settings settings) {
        return new MonteCarloTreeSearch(
                problem,
                settings.number(EXPLORATION.name()),
                settings.number(EQUIVALENCE.name()),
                settings.word(BISECTION.name()).equals("on"),
                settings.word(TRANSPOSITIONS.name()).equals("on"));
    }
}
