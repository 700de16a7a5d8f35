package nas4j.predictors.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import nas4j.djl.Engine;
import nas4j.djl.TrainingDevice;
import nas4j.predictors.graph.Chunks;
import nas4j.predictors.graph.FeatureGraph;
import nas4j.predictors.graph.GraphBatch;

/**
 * Trains some parts of a model on the squared error; the others stay as they are. Each member holds out a part of the rows.
 * What is given back are the numbers at the beginning of the epoch in which the mean error on held-out rows was the least,
 * or the last epoch if there are none. Deterministic. For one thread.
 */
final class Learner {
    private final Engine engine = Engine.open(TrainingDevice.CPU);
    private final GraphModel start;
    private final Set<Part> trained;
    private final Readout readout;
    private final List<FeatureGraph> graphs;
    private final List<Double> targets;
    private final LearningPlan plan;
    private final RandomGenerator random;
    private final List<Integer> order;
    private final Folds folds;

    private double heldOutSum;
    private int heldOutCount;

    /**
     * @param trained parts that learn
     * @param readout what is compared with the targets
     * @param targets one for each graph, of a size around 1
     */
    Learner(
            GraphModel start,
            Set<Part> trained,
            Readout readout,
            List<FeatureGraph> graphs,
            List<Double> targets,
            LearningPlan plan,
            long seed) {
        this.start = start;
        this.trained = trained;
        this.readout = readout;
        this.graphs = graphs;
        this.targets = targets;
        this.plan = plan;
        random = GraphModel.generator(seed);
        order = new ArrayList<>(IntStream.range(0, graphs.size()).boxed().toList());
        Collections.shuffle(order, random);
        folds = Folds.of(order);
    }

    Learnt learn() {
        int epochs = plan.epochs(graphs.size());
        int patience = plan.patience(graphs.size());
        try (Parameters parameters = new Parameters(engine, start, trained)) {
            Map<Part, float[]> best = Map.of();
            double least = Double.POSITIVE_INFINITY;
            for (int epoch = 0, since = 0; epoch < epochs && since < patience; epoch++, since++) {
                Map<Part, float[]> before = parameters.copy();
                pass(parameters, plan.rate(epoch, epochs));
                double error = heldOutCount == 0 ? -epoch : heldOutSum / heldOutCount;
                if (error < least) {
                    least = error;
                    best = before;
                    since = 0;
                }
            }
            boolean isKnown = heldOutCount > 0 && Double.isFinite(least);
            return new Learnt(start.with(best), isKnown ? least : 1);
        }
    }

    /** One pass over all rows. */
    void pass(Parameters parameters, double rate) {
        heldOutSum = 0;
        heldOutCount = 0;
        Collections.shuffle(order, random);
        int steps = Math.ceilDiv(order.size(), plan.batch());
        for (int k = 0; k < steps; k++) {
            List<Integer> rows = order.subList(k * order.size() / steps, (k + 1) * order.size() / steps);
            try (NDManager step = parameters.newManager()) {
                double[] shares = shares(rows);
                for (List<Integer> chunk : Chunks.of(graphs, rows)) {
                    addGradients(parameters, chunk, shares);
                }
                parameters.step(step, rate);
            }
        }
    }

    /** What a row of the step counts for each member. */
    private double[] shares(List<Integer> rows) {
        double[] shares = new double[start.members()];
        for (int member = 0; member < shares.length; member++) {
            int which = member;
            long seen = rows.stream().filter(row -> !folds.holdsOut(which, row)).count();
            shares[member] = 1.0 / Math.max(1, seen);
        }
        return shares;
    }

    private void addGradients(Parameters parameters, List<Integer> rows, double[] shares) {
        try (NDManager step = parameters.newManager()) {
            GraphBatch batch = GraphBatch.of(rows.stream().map(graphs::get).toList());
            engine.record(true);
            Forward forward = new Forward(batch, start.members(), step);
            NDArray predicted = forward.predict(parameters.views(step), readout);
            float[] wanted = new float[rows.size()];
            for (int k = 0; k < wanted.length; k++) {
                wanted[k] = targets.get(rows.get(k)).floatValue();
            }
            NDArray errors = predicted.sub(Forward.array(step, FloatBuffer.wrap(wanted), new Shape(1, wanted.length)));
            NDArray squares = errors.mul(errors);
            FloatBuffer weights = weights(rows, shares);
            NDArray weighted = squares.mul(Forward.array(step, weights, squares.getShape()));
            addHeldOut(squares.toFloatArray(), rows);
            engine.backward(weighted.sum());
        }
    }

    private FloatBuffer weights(List<Integer> rows, double[] shares) {
        float[] weights = new float[shares.length * rows.size()];
        for (int member = 0; member < shares.length; member++) {
            for (int k = 0; k < rows.size(); k++) {
                boolean isSeen = !folds.holdsOut(member, rows.get(k));
                weights[member * rows.size() + k] = isSeen ? (float) shares[member] : 0;
            }
        }
        return FloatBuffer.wrap(weights);
    }

    private void addHeldOut(float[] squares, List<Integer> rows) {
        for (int k = 0; k < squares.length; k++) {
            if (folds.holdsOut(k / rows.size(), rows.get(k % rows.size()))) {
                heldOutSum += squares[k];
                heldOutCount++;
            }
        }
    }
}
