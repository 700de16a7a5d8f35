package nas4j.predictors.djl;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import nas4j.djl.Engine;
import nas4j.djl.TrainingDevice;
import nas4j.predict.Prediction;
import nas4j.predictors.graph.Chunks;
import nas4j.predictors.graph.FeatureGraph;
import nas4j.predictors.graph.GraphBatch;

/** Asks the members of a model. Deterministic. */
final class Ensemble {
    private static final int BATCH = 128;

    private Ensemble() {}

    /** Mean and standard deviation of the members' predictions, in the unit of what they were trained on. */
    static List<Prediction> predict(GraphModel model, List<FeatureGraph> graphs) {
        Engine engine = Engine.open(TrainingDevice.CPU);
        Prediction[] predictions = new Prediction[graphs.size()];
        List<Integer> all = IntStream.range(0, graphs.size()).boxed().toList();
        try (Parameters parameters = new Parameters(engine, model, Set.of());
                NDManager manager = parameters.newManager()) {
            Map<Part, NDList> views = parameters.views(manager);
            for (List<Integer> chunk : Chunks.of(graphs, all)) {
                for (int from = 0; from < chunk.size(); from += BATCH) {
                    List<Integer> rows = chunk.subList(from, Math.min(chunk.size(), from + BATCH));
                    predict(model, graphs, rows, views, manager, predictions);
                }
            }
        }
        return new ArrayList<>(Arrays.asList(predictions));
    }

    private static void predict(
            GraphModel model,
            List<FeatureGraph> graphs,
            List<Integer> rows,
            Map<Part, NDList> views,
            NDManager manager,
            Prediction[] predictions) {
        GraphBatch batch = GraphBatch.of(rows.stream().map(graphs::get).toList());
        try (NDManager step = manager.newSubManager()) {
            Forward forward = new Forward(batch, model.members(), step);
            float[] numbers = forward.predict(views, model.readout()).toFloatArray();
            for (int k = 0; k < rows.size(); k++) {
                predictions[rows.get(k)] = prediction(numbers, k, rows.size(), model.members());
            }
        }
    }

    private static Prediction prediction(float[] numbers, int row, int rows, int members) {
        double sum = 0;
        double squares = 0;
        for (int member = 0; member < members; member++) {
            double number = numbers[member * rows + row];
            sum += number;
            squares += number * number;
        }
        double mean = sum / members;
        double variance = Math.max(0, squares - members * mean * mean) / Math.max(1, members - 1);
        return new Prediction(mean, Math.sqrt(variance));
    }
}
