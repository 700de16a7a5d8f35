package nas4j.predictors.proxy.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.HashMap;
import java.util.Map;
import nas4j.djl.task.TaskList;
import nas4j.djl.task.Tasks;
import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.predictors.proxy.CodeAgreement;
import nas4j.predictors.proxy.NoScoreException;
import nas4j.predictors.proxy.ProxyBatch;
import nas4j.predictors.proxy.WithoutDropout;
import nas4j.predictors.proxy.ZeroCostProxy;

/**
 * {@code nwot}: log det K, where K counts how many bits agree in the codes of each two images, see {@link CodeAgreement}. A bit
 * is whether a number that an activation reads is above 0: of rectifiers, whether it passes. Activations of all kinds
 * have such bits, but softmax.
 */
public final class Nwot implements ZeroCostProxy {
    @Override
    public String name() {
        return "nwot";
    }

    @Override
    public String summary() {
        return "How well the signs before the activations tell the images of one batch apart.";
    }

    @Override
    public String paper() {
        return "Mellor et al. 2021, \"Neural architecture search without training\"";
    }

    @Override
    public boolean usesImages() {
        return true;
    }

    @Override
    public double score(ComputationGraph graph, ProxyBatch batch, long seed) throws InterruptedException {
        ComputationGraph simple = WithoutDropout.of(graph);
        Tasks tasks = Tasks.of(simple, batch.images(), new TaskList.Derived(0));
        Map<Integer, Integer> times = times(simple);
        if (times.isEmpty()) {
            throw new NoScoreException("it has no activations");
        }
        CodeAgreement agreement = new CodeAgreement(batch.size());
        try (ImageRun run = ImageRun.open(simple, tasks.select(batch.images()), batch, seed)) {
            run.untrained()
                    .frozen()
                    .forward((node, inputs) -> add(agreement, inputs, times.getOrDefault(node, 0)), run.images());
        }
        return NoScoreException.requireFinite(agreement.logDeterminant());
    }

    /** For the first activation that reads a node, how many do; the others of them say the same. */
    private static Map<Integer, Integer> times(ComputationGraph graph) {
        Map<Integer, Integer> firsts = new HashMap<>();
        Map<Integer, Integer> times = new HashMap<>();
        for (Node node : graph.nodes()) {
            if (node.op() instanceof Op.Activation(ActivationKind kind) && kind != ActivationKind.SOFTMAX) {
                Integer first = firsts.putIfAbsent(node.input(0), node.id());
                times.merge(first == null ? node.id() : first, 1, Integer::sum);
            }
        }
        return times;
    }

    private static void add(CodeAgreement agreement, NDArray[] inputs, int times) {
        if (times == 0) {
            return;
        }
        long images = inputs[0].getShape().get(0);
        try (NDArray rows = inputs[0].reshape(images, -1);
                NDArray isPositive = rows.gt(0);
                NDArray bits = isPositive.toType(DataType.FLOAT32, false);
                NDArray turned = bits.transpose();
                NDArray shared = bits.matMul(turned)) {
            agreement.add(shared.toFloatArray(), rows.getShape().get(1), times);
        }
    }
}
