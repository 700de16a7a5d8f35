package nas4j.spaces.bench.djl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGeneratorFactory;
import nas4j.djl.Engine;
import nas4j.djl.TrainingDevice;
import nas4j.djl.data.DataSet;
import nas4j.djl.data.Splits;
import nas4j.djl.data.file.IdxFolder;
import nas4j.djl.quantize.Quantisation;
import nas4j.djl.trial.FinalEvaluation;
import nas4j.djl.trial.TrainingPlan;
import nas4j.evaluate.Budget;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.evaluate.TrialOutcome.Completed;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.Precision;
import nas4j.space.Architecture;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.spaces.Catalogue;

/**
 * Test accuracy of a mobile-mini network that is rounded in several ways, beside that of the same network before. Arguments:
 * a folder of images, their side in pixels, epochs of floats, epochs that round, and the number of seeds.
 */
final class RoundedAccuracy {
    private final Splits splits;
    private final ComputationGraph graph;
    private final Budget budget;
    private final double rounding;
    private final int seeds;

    private RoundedAccuracy(Splits splits, ComputationGraph graph, Budget budget, double rounding, int seeds) {
        this.splits = splits;
        this.graph = graph;
        this.budget = budget;
        this.rounding = rounding;
        this.seeds = seeds;
    }

    /** Prints a line for each way. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        DataSet data = IdxFolder.read(Path.of(arguments[0]));
        new RoundedAccuracy(
                        data.carve(.2, 1),
                        RoundedNetworks.mobileMini(Integer.parseInt(arguments[1])),
                        Budget.ofEpochs(Double.parseDouble(arguments[2])),
                        Double.parseDouble(arguments[3]),
                        Integer.parseInt(arguments[4]))
                .run();
    }

    private void run() throws InterruptedException {
        List<Node> layers = graph.nodes().stream()
                .filter(node -> node.op() instanceof Op.Conv2d || node.op() instanceof Op.Linear)
                .toList();
        Node first = layers.getFirst();
        Node middle = layers.get(layers.size() / 2);
        Map<String, Function<Node, Precision>> ways = new LinkedHashMap<>();
        ways.put("8-bit weights, 8-bit values", _ -> new Precision(8, 8));
        ways.put("4-bit weights, 8-bit values", _ -> new Precision(4, 8));
        ways.put("8/8, first layer 2 bits", node -> new Precision(node.equals(first) ? 2 : 8, 8));
        ways.put("8/8, middle layer 2 bits", node -> new Precision(node.equals(middle) ? 2 : 8, 8));
        System.out.printf("first %s, middle %s of %d layers%n", first.path(), middle.path(), layers.size());
        for (Map.Entry<String, Function<Node, Precision>> way : ways.entrySet()) {
            print(way.getKey() + ", after training", way.getValue(), Quantisation.afterTraining());
            print(way.getKey() + ", in training", way.getValue(), Quantisation.inTraining(rounding));
        }
    }

    private void print(String name, Function<Node, Precision> precisions, Quantisation quantisation)
            throws InterruptedException {
        List<Double> losses = new ArrayList<>();
        List<Double> floats = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            Completed outcome = evaluate(precisions, quantisation, seed);
            floats.add(figure("float-accuracy", outcome));
            losses.add(figure("float-accuracy", outcome) - figure("accuracy", outcome));
        }
        System.out.printf("%s: float %s, points lost %s, mean %.2f%n", name, floats, losses, mean(losses));
    }

    private Completed evaluate(Function<Node, Precision> precisions, Quantisation quantisation, int seed)
            throws InterruptedException {
        SearchSpace any = SpaceCompiler.compile(Catalogue.load("mobile-mini"));
        Architecture architecture = new Architecture(
                any.sample(RandomGeneratorFactory.of("L64X128MixRandom").create(1)),
                RoundedNetworks.with(graph, precisions),
                Map.of());
        TrialOutcome outcome = new FinalEvaluation(
                        Engine.open(TrainingDevice.CPU), TrainingPlan.standard().with(quantisation), splits, _ -> {})
                .evaluate(architecture, budget, seed)
                .outcome();
        if (outcome instanceof Completed completed) {
            return completed;
        }
        throw new IllegalStateException(outcome.toString());
    }

    private static double figure(String name, Completed outcome) {
        return outcome.measurements().stream()
                .filter(figure -> figure.name().equals(name) && figure.split() == Split.TEST)
                .mapToDouble(Measurement::value)
                .findFirst()
                .orElseThrow();
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
