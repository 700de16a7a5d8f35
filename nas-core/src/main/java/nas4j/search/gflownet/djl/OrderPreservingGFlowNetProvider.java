package nas4j.search.gflownet.djl;

import java.util.List;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Setting;
import nas4j.search.Settings;
import nas4j.search.gflownet.OrderPreservingGFlowNet;

/** {@code op-gflownet}. */
public final class OrderPreservingGFlowNetProvider implements SearcherProvider {
    private static final Setting STARTS =
            Setting.whole("starts", "Random genotypes at the beginning, half of the trials at most.", 1, 100_000, 20);
    private static final Setting SAMPLES =
            Setting.whole("samples", "Genotypes that are drawn from the policy in each round.", 1, 1_000, 5);
    private static final Setting STEPS = Setting.whole(
            "steps",
            "Batches that the policy learns from in each round, and ten times as many in every tenth, with new weights.",
            1,
            500,
            50);

    @Override
    public String name() {
        return "op-gflownet";
    }

    @Override
    public String summary() {
        return "Learns a policy that makes the better genotypes the more often, from the order of losses alone.";
    }

    @Override
    public String whenToUse() {
        return "Many good networks rather than one, and losses whose scale means little.";
    }

    @Override
    public String paper() {
        return "Chen and Mauch 2024, \"Order-preserving GFlowNets\"";
    }

    @Override
    public List<Setting> settings() {
        return List.of(STARTS, SAMPLES, STEPS);
    }

    @Override
    public int mostObjectives() {
        return Integer.MAX_VALUE;
    }

    @Override
    public boolean usesRanksAlone() {
        return true;
    }

    @Override
    public BlackBoxSearcher open(SearchProblem problem, Settings settings) {
        return new OrderPreservingGFlowNet(
                problem,
                random -> new NeuralPolicy(problem.space(), random),
                (int) Math.min(settings.whole(STARTS.name()), Math.max(1, problem.trials() / 2)),
                settings.whole(SAMPLES.name()),
                settings.whole(STEPS.name()));
    }
}
