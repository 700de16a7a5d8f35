package nas4j.predictors.djl;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import nas4j.djl.Engine;
import nas4j.djl.TrainingDevice;
import nas4j.predictors.graph.FeatureGraph;
import nas4j.predictors.graph.SpaceGraphs;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.spaces.Catalogue;

/**
 * Graphs of a space that are read, learnt from in batches of 128, and asked, in a second of CPU time of one thread. Arguments:
 * names of spaces, and the most nodes of a graph.
 */
public final class SpeedBenchmark {
    private static final int GRAPHS = 2_048;
    private static final int ROUNDS = 5;
    private static final LearningPlan PLAN = new LearningPlan(1, 128, .001);
    private static final Set<Part> TRAINED = Set.of(new Part.Base(), new Part.Head());

    private SpeedBenchmark() {}

    /** Prints the best of some rounds, for one member and for five. */
    public static void main(String[] arguments) {
        int most = Integer.parseInt(arguments[arguments.length - 1]);
        for (String name : List.of(arguments).subList(0, arguments.length - 1)) {
            SearchSpace space = SpaceCompiler.compile(Catalogue.load(name));
            List<FeatureGraph> graphs = graphs(space, most);
            double nodes =
                    graphs.stream().mapToInt(FeatureGraph::size).average().orElseThrow();
            System.out.printf(Locale.ROOT, "%s: %.1f nodes on average%n", name, nodes);
            for (int members : new int[] {1, 5}) {
                print(members, graphs);
            }
        }
    }

    private static List<FeatureGraph> graphs(SearchSpace space, int most) {
        SplittableRandom random = new SplittableRandom(1);
        List<FeatureGraph> graphs = new ArrayList<>();
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Function<Genotype, FeatureGraph> read = SpaceGraphs.of(space);
            graphs.clear();
            int all = 0;
            double start = cpuSeconds();
            while (graphs.size() < GRAPHS) {
                FeatureGraph graph = read.apply(space.sample(random));
                all++;
                if (graph.size() <= most) {
                    graphs.add(graph);
                }
            }
            best = Math.max(best, all / (cpuSeconds() - start));
        }
        System.out.printf(Locale.ROOT, "read %,.0f/s%n", best);
        return graphs;
    }

    private static void print(int members, List<FeatureGraph> graphs) {
        GraphModel model = GraphModel.untrained(members, 1);
        List<Double> targets = graphs.stream().map(graph -> graph.size() / 10.0).toList();
        double learning = 0;
        double asking = 0;
        try (Parameters parameters = new Parameters(Engine.open(TrainingDevice.CPU), model, TRAINED)) {
            Learner learner = new Learner(model, TRAINED, Readout.BASE, graphs, targets, PLAN, 1);
            for (int round = 0; round < ROUNDS; round++) {
                double start = cpuSeconds();
                learner.pass(parameters, .001);
                double learnt = cpuSeconds();
                Ensemble.predict(model, graphs);
                learning = Math.max(learning, graphs.size() / (learnt - start));
                asking = Math.max(asking, graphs.size() / (cpuSeconds() - learnt));
            }
        }
        System.out.printf(Locale.ROOT, "%d members: learnt from %,.0f/s, asked %,.0f/s%n", members, learning, asking);
    }

    private static double cpuSeconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }
}
