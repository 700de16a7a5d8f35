package nas4j.djl.bits;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.Engine;
import nas4j.djl.GraphCompiler;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.Normalisation;
import nas4j.djl.data.Stratified;
import nas4j.djl.quantize.Calibration;
import nas4j.djl.task.Tasks;
import nas4j.djl.trial.Deadline;
import nas4j.djl.trial.Quantiser;
import nas4j.djl.trial.Trainer;
import nas4j.djl.trial.TrainingPlan;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Rounding;
import nas4j.graph.quantize.StepNames;
import nas4j.search.bits.BitChoice;
import nas4j.search.bits.BitPolicy;
import nas4j.weights.Weights;

/**
 * What a network begins with whose layers and values are rounded in several ways: it is trained in single precision, then its steps are
 * found on images that were held out.
 */
record FirstWeights(Engine engine, TrainingPlan plan, ImageData data, Normalisation normalisation) {

    /** The weights, with the steps of all ways. */
    Weights of(BitPolicy policy, Tasks tasks, double epochs, long seed) throws InterruptedException {
        ComputationGraph graph = policy.graph();
        GraphCompiler compiler = new GraphCompiler(engine);
        Stratified.Parts held = plan.quantisation().heldOut(data, seed);
        try (CompiledNetwork network = compiler.compile(graph, seed)) {
            new Trainer(plan, held.rest(), normalisation, _ -> {})
                    .train(network, tasks, epochs, seed, Deadline.never());
            Weights calibrated = new Quantiser(compiler, plan, held.rest(), held.taken(), normalisation, _ -> {})
                    .calibrate(network, activations(policy), Deadline.never());
            Map<String, Weights.Tensor> all = new LinkedHashMap<>(calibrated.tensors());
            for (BitChoice choice : policy.choices()) {
                for (int way = 0; way < choice.options().size(); way++) {
                    addSteps(choice, way, graph, calibrated, all);
                }
            }
            return Weights.of(all);
        }
    }

    /** For each point whose bits are open how each option rounds it. */
    private static Map<String, List<Rounding>> activations(BitPolicy policy) {
        Map<String, List<Rounding>> ways = new HashMap<>();
        policy.choices().stream()
                .flatMap(choice -> choice.options().stream())
                .forEach(option -> option.activations()
                        .forEach((path, rounding) -> ways.computeIfAbsent(path, _ -> new ArrayList<>())
                                .add(rounding)));
        return ways;
    }

    private void addSteps(
            BitChoice choice, int way, ComputationGraph graph, Weights calibrated, Map<String, Weights.Tensor> all) {
        choice.options().get(way).weights().forEach((path, rounding) -> {
            Node layer = graph.nodes().stream()
                    .filter(node -> node.path().equals(path))
                    .findFirst()
                    .orElseThrow();
            all.putAll(Calibration.weightSteps(
                    graph,
                    layer,
                    rounding,
                    StepNames.way(path, way),
                    plan.quantisation().observer(),
                    calibrated));
        });
    }
}
