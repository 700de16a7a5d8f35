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
import nas4j.predictors.graph.LabelledGraphs;

/**
 * A predictor that learns from tasks with many labels first, and is then tuned to one with few: Mills et al. 2023, "AIO-P:
 * Expanding neural performance predictors beyond image classification". A base learns the first task; with the base frozen,
 * an adapter learns each further one; a prediction is the mean of the adapters'. Three members learn side by side.
 *
 * <p>Other than in the paper: two layers in a row without a function between them are one; each member holds out a fifth of
 * the labels, and the epoch is that of the least error on them, in the unit that is learnt; batches are larger, so that rates
 * are as well. Immutable and deterministic.
 */
final class GraphTransfer {
    private final TransferSettings settings;
    private final GraphModel model;
    private final LabelScale scale;
    /** Of labels around predictions, in the unit that is learnt. */
    private final double variance;

    private GraphTransfer(TransferSettings settings, GraphModel model, LabelScale scale, double variance) {
        this.settings = settings;
        this.model = model;
        this.scale = scale;
        this.variance = variance;
    }

    /** Learns one task from nothing. */
    static GraphTransfer learn(LabelledGraphs task, TransferSettings settings, long seed) {
        GraphModel model = GraphModel.untrained(settings.members(), seed);
        Set<Part> trained = Set.of(new Part.Base(), new Part.Head());
        return learnt(settings, model, trained, Readout.BASE, task, settings.learning(), seed);
    }

    /** The same with an adapter for one more task; the base stays, bit for bit. */
    GraphTransfer adapt(LabelledGraphs task, long seed) {
        int adapter = model.adapters();
        GraphModel wider = model.withAdapter(seed);
        Set<Part> trained = Set.of(new Part.Adapter(adapter), new Part.AdapterHead(adapter));
        return learnt(settings, wider, trained, new Readout(List.of(adapter)), task, settings.learning(), seed);
    }

    /** The same, tuned to another task; its labels alone say what their mean and deviation are. */
    GraphTransfer tune(LabelledGraphs task, long seed) {
        return learnt(settings, model, tuned(), model.readout(), task, settings.tuningPlan(), seed);
    }

    private Set<Part> tuned() {
        return settings.tuning().parts(model);
    }

    private static GraphTransfer learnt(
            TransferSettings settings,
            GraphModel model,
            Set<Part> trained,
            Readout readout,
            LabelledGraphs task,
            LearningPlan plan,
            long seed) {
        LabelScale scale = LabelScale.of(settings.perMacs(), task.graphs(), task.labels());
        List<Double> targets = new ArrayList<>();
        for (int k = 0; k < task.labels().size(); k++) {
            targets.add(scale.scaled(task.labels().get(k), task.graphs().get(k)));
        }
        Learnt learnt = new Learner(model, trained, readout, task.graphs(), targets, plan, seed).learn();
        return new GraphTransfer(settings, learnt.model(), scale, learnt.variance());
    }

    /** Labels in the unit of the task that was learnt last, and how far they may be off. */
    List<Prediction> predict(List<FeatureGraph> graphs) {
        List<Prediction> scaled = Ensemble.predict(model, graphs);
        List<Prediction> predictions = new ArrayList<>(graphs.size());
        for (int k = 0; k < scaled.size(); k++) {
            Prediction z = scaled.get(k);
            double std = Math.sqrt(z.std() * z.std() + variance);
            predictions.add(scale.prediction(new Prediction(z.mean(), std), graphs.get(k)));
        }
        return predictions;
    }

    /** Writes what was learnt. */
    void save(DataOutput out) throws IOException {
        settings.write(out);
        writeScale(out);
        model.save(out);
    }

    /** Writes what is other than before {@link #tune}. */
    void saveTuned(DataOutput out) throws IOException {
        writeScale(out);
        model.save(tuned(), out);
    }

    private void writeScale(DataOutput out) throws IOException {
        out.writeDouble(scale.mean());
        out.writeDouble(scale.std());
        out.writeDouble(variance);
    }

    /**
     * Reads what {@link #save} wrote.
     *
     * @throws IOException if it cannot be read, or is something else
     */
    static GraphTransfer load(DataInput in) throws IOException {
        TransferSettings settings = TransferSettings.read(in);
        LabelScale scale = readScale(settings, in);
        double variance = readVariance(in);
        return new GraphTransfer(settings, GraphModel.load(in), scale, variance);
    }

    /** Reads what {@link #saveTuned} wrote of what this one was tuned to. */
    GraphTransfer loadTuned(DataInput in) throws IOException {
        LabelScale own = readScale(settings, in);
        double around = readVariance(in);
        return new GraphTransfer(settings, model.load(tuned(), in), own, around);
    }

    private static LabelScale readScale(TransferSettings settings, DataInput in) throws IOException {
        double mean = in.readDouble();
        double std = in.readDouble();
        if (!Double.isFinite(mean) || !(std >= 0)) {
            throw new IOException(
                    "found a scale of mean [" + mean + "] and deviation [" + std + "]: not that of a graph predictor");
        }
        return new LabelScale(settings.perMacs(), mean, std);
    }

    private static double readVariance(DataInput in) throws IOException {
        double variance = in.readDouble();
        if (!(variance >= 0)) {
            throw new IOException("found variance [" + variance + "], accepted: 0 or more");
        }
        return variance;
    }
}
