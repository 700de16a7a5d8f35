package nas4j.predictors.djl;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nas4j.predict.Prediction;
import nas4j.predictors.graph.FeatureGraph;
import nas4j.predictors.graph.LabelScale;

/**
 * A predictor that learns from tasks with many labels first, and is then tuned to one with few: Mills et al. 2023, "AIO-P:
 * Expanding neural performance predictors beyond image classification". A base learns the first task; with the base frozen,
 * an adapter learns each further one; a prediction is the mean of the adapters'. Three members learn side by side.
 *
 * <p>Other than in the paper: two layers in a row without a function between them are one; each member holds out a fifth of
 * the labels, and the epoch is that of the least error on them, in the unit that is learnt; batches are larger, so that rates
 * are as well. Immutable and deterministic.
 */
public final class GraphTransfer {
    private static final int MEMBERS = 3;
    private static final LearningPlan LEARNING = new LearningPlan(400, 64, .005);
    private static final LearningPlan TUNING = new LearningPlan(150, 64, .002);

    private final GraphModel model;
    private final LabelScale scale;
    /** Of labels around predictions, in the unit that is learnt. */
    private final double variance;

    private GraphTransfer(GraphModel model, LabelScale scale, double variance) {
        this.model = model;
        this.scale = scale;
        this.variance = variance;
    }

    /**
     * Learns one task from nothing.
     *
     * @param perMacs whether labels are learnt {@linkplain LabelScale per multiply-accumulates}
     */
    public static GraphTransfer learn(SourceTask task, boolean perMacs, long seed) {
        GraphModel model = GraphModel.untrained(MEMBERS, seed);
        LabelScale scale = LabelScale.of(perMacs, task.graphs(), task.labels());
        Set<Part> trained = Set.of(new Part.Base(), new Part.Head());
        return learn(model, trained, Readout.BASE, task, scale, LEARNING, seed);
    }

    /** The same with an adapter for one more task; the base stays, bit for bit. */
    public GraphTransfer adapt(SourceTask task, long seed) {
        int adapter = model.adapters();
        GraphModel wider = model.withAdapter(seed);
        LabelScale own = LabelScale.of(scale.perMacs(), task.graphs(), task.labels());
        Set<Part> trained = Set.of(new Part.Adapter(adapter), new Part.AdapterHead(adapter));
        return learn(wider, trained, new Readout(List.of(adapter)), task, own, LEARNING, seed);
    }

    /** The same, tuned to another task; its labels alone say what their mean and deviation are. */
    public GraphTransfer tune(SourceTask task, Tuning tuning, long seed) {
        LabelScale own = LabelScale.of(scale.perMacs(), task.graphs(), task.labels());
        return learn(model, tuning.parts(model), model.readout(), task, own, TUNING, seed);
    }

    private static GraphTransfer learn(
            GraphModel model,
            Set<Part> trained,
            Readout readout,
            SourceTask task,
            LabelScale scale,
            LearningPlan plan,
            long seed) {
        List<Double> targets = new ArrayList<>();
        for (int k = 0; k < task.labels().size(); k++) {
            targets.add(scale.scaled(task.labels().get(k), task.graphs().get(k)));
        }
        Learnt learnt = new Learner(model, trained, readout, task.graphs(), targets, plan, seed).learn();
        return new GraphTransfer(learnt.model(), scale, learnt.variance());
    }

    /** Labels in the unit of the task that was learnt last, and how far they may be off. */
    public List<Prediction> predict(List<FeatureGraph> graphs) {
        List<Prediction> scaled = Ensemble.predict(model, graphs);
        List<Prediction> predictions = new ArrayList<>(graphs.size());
        for (int k = 0; k < scaled.size(); k++) {
            Prediction z = scaled.get(k);
            FeatureGraph graph = graphs.get(k);
            double std = Math.sqrt(z.std() * z.std() + variance);
            predictions.add(new Prediction(scale.label(z.mean(), graph), scale.labelStd(std, graph)));
        }
        return predictions;
    }

    /** Writes what was learnt. */
    public void save(DataOutput out) throws IOException {
        out.writeBoolean(scale.perMacs());
        out.writeDouble(scale.mean());
        out.writeDouble(scale.std());
        out.writeDouble(variance);
        model.save(out);
    }

    /**
     * Reads what {@link #save} wrote.
     *
     * @throws IOException if it cannot be read, or is something else
     */
    public static GraphTransfer load(DataInput in) throws IOException {
        boolean perMacs = in.readBoolean();
        double mean = in.readDouble();
        double std = in.readDouble();
        double variance = in.readDouble();
        if (!Double.isFinite(mean) || !(std > 0) || !(variance >= 0)) {
            throw new IOException("found a scale of mean [" + mean + "] and deviation [" + std + "], and variance ["
                    + variance + "]: not those of a graph predictor");
        }
        return new GraphTransfer(GraphModel.load(in), new LabelScale(perMacs, mean, std), variance);
    }
}
