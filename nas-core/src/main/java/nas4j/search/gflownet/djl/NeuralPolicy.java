package nas4j.search.gflownet.djl;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import nas4j.djl.Engine;
import nas4j.djl.TrainingDevice;
import nas4j.search.gflownet.Contest;
import nas4j.search.gflownet.Policy;
import nas4j.space.Prefix;
import nas4j.space.SearchSpace;

/**
 * A policy that is a {@link PolicyNetwork}. The engine starts when it is first used; between two calls it holds nothing
 * there, so that a search that is dropped leaves nothing behind. With one thread per operation, results are the same bit by
 * bit.
 */
final class NeuralPolicy implements Policy {
    private final Layout layout;
    private final List<Weight> weights;
    private long steps;

    NeuralPolicy(SearchSpace space, RandomGenerator random) {
        layout = new Layout(space);
        weights = PolicyNetwork.draw(layout, random);
    }

    @Override
    public void learn(int count, Supplier<Contest> batches) {
        try (PolicyNetwork network = load()) {
            network.learn(count, steps, batches);
        }
        steps += count;
    }

    private PolicyNetwork load() {
        return new PolicyNetwork(layout, weights, Engine.open(TrainingDevice.CPU));
    }

    @Override
    public List<double[]> logProbabilities(List<Prefix> prefixes) {
        int n = prefixes.size();
        int most = layout.mostOptions();
        float[] all;
        try (PolicyNetwork network = load()) {
            all = network.logProbabilities(prefixes);
        }
        List<double[]> asked = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            int decision = prefixes.get(k).decision();
            int first = (decision * n + k) * most;
            double[] logs = new double[layout.options(decision)];
            for (int option = 0; option < logs.length; option++) {
                logs[option] = all[first + option];
            }
            asked.add(logs);
        }
        return asked;
    }
}
