package nas4j.predictors.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nas4j.djl.train.Scaled;
import nas4j.predictors.graph.GraphBatch;

/**
 * Predictions of all members for one batch. M members, B graphs of N nodes, numbers of nodes {@code [M·B, N, d]}:
 *
 * <ul>
 *   <li>h₀ is the sum of a learnt vector for each feature of the node.
 *   <li>hᵢ₊₁ = tanh(W₁ hᵢ + W₂ Σ hᵢ of the nodes it reads + b): Morris et al. 2019, "Weisfeiler and Leman go neural",
 *       equation 1, six times.
 *   <li>An adapter has a₀ = h₀ and aᵢ₊₁ the same of hᵢ₊₁ and aᵢ side by side: Mills et al. 2023, "AIO-P", section 3.3.
 *   <li>The mean over the nodes goes through a hidden layer with rectifiers to one number.
 * </ul>
 */
final class Forward {
    private final int members;
    private final int graphs;
    private final int nodes;
    private final NDArray features;
    private final NDArray edges;
    private final NDArray shares;

    /** @param step to which all is attached */
    Forward(GraphBatch batch, int members, NDManager step) {
        this.members = members;
        graphs = batch.graphs();
        nodes = batch.nodes();
        features = array(step, batch.features(), new Shape((long) graphs * nodes, GraphBatch.COLUMNS));
        edges = forAll(array(step, batch.edges(), new Shape(graphs, nodes, nodes)), nodes);
        shares = forAll(array(step, batch.shares(), new Shape(graphs, 1, nodes)), 1);
    }

    /** In the engine's own memory: how a Java array is aligned would change the last digits. */
    static NDArray array(NDManager manager, FloatBuffer values, Shape shape) {
        try (NDArray view = manager.create(values, shape)) {
            return view.duplicate();
        }
    }

    private NDArray forAll(NDArray each, int rows) {
        return members == 1
                ? each
                : each.broadcast(new Shape(members, graphs, rows, nodes)).reshape((long) members * graphs, rows, nodes);
    }

    /** {@code [members, graphs]}. */
    NDArray predict(Map<Part, NDList> parts, Readout readout) {
        List<NDArray> base = base(views(parts, new Part.Base()));
        NDArray pooled = pooled(base.getLast());
        if (readout.adapters().isEmpty()) {
            return head(views(parts, new Part.Head()), pooled);
        }
        NDList predictions = new NDList();
        for (int adapter : readout.adapters()) {
            NDArray adapted = pooled(adapted(views(parts, new Part.Adapter(adapter)), base));
            predictions.add(head(views(parts, new Part.AdapterHead(adapter)), pooled.concat(adapted, 2)));
        }
        NDArray sum = predictions.getFirst();
        for (NDArray other : predictions.subList(1, predictions.size())) {
            sum = sum.add(other);
        }
        return predictions.size() == 1 ? sum : Scaled.times(sum, 1.0 / predictions.size());
    }

    private static NDList views(Map<Part, NDList> parts, Part part) {
        NDList views = parts.get(part);
        if (views == null) {
            throw new IllegalArgumentException("found no part [" + part + "], there are " + parts.keySet());
        }
        return views;
    }

    /** h₀ to the last. */
    private List<NDArray> base(NDList pieces) {
        List<NDArray> levels = new ArrayList<>(Layout.DEPTH + 1);
        levels.add(byGraph(features.matMul(pieces.getFirst())));
        for (int k = 0; k < Layout.DEPTH; k++) {
            levels.add(convolved(levels.getLast(), pieces.get(1 + 2 * k), pieces.get(2 + 2 * k)));
        }
        return levels;
    }

    private NDArray adapted(NDList pieces, List<NDArray> base) {
        NDArray level = base.getFirst();
        for (int k = 0; k < Layout.DEPTH; k++) {
            NDArray both = base.get(k + 1).concat(level, 2);
            level = convolved(both, pieces.get(2 * k), pieces.get(2 * k + 1));
        }
        return level;
    }

    private NDArray convolved(NDArray level, NDArray weights, NDArray bias) {
        NDArray both = level.concat(edges.batchMatMul(level), 2);
        NDArray rows =
                both.reshape(members, (long) graphs * nodes, both.getShape().get(2));
        return byGraph(rows.batchMatMul(weights).add(bias).tanh());
    }

    private NDArray byGraph(NDArray rows) {
        return rows.reshape((long) members * graphs, nodes, Layout.WIDTH);
    }

    private NDArray pooled(NDArray level) {
        return shares.batchMatMul(level).reshape(members, graphs, Layout.WIDTH);
    }

    private NDArray head(NDList pieces, NDArray pooled) {
        NDArray hidden = pooled.batchMatMul(pieces.get(0)).add(pieces.get(1)).maximum(0f);
        return hidden.batchMatMul(pieces.get(2)).add(pieces.get(3)).reshape(members, graphs);
    }
}
