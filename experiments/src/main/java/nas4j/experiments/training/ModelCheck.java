package nas4j.experiments.training;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nas4j.djl.data.ClassLabels;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.Normalisation;
import nas4j.djl.data.batch.Batch;
import nas4j.djl.data.batch.BatchSource;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.graph.ComputationGraph;
import nas4j.onnx.runtime.OnnxArray;
import nas4j.onnx.runtime.OnnxSession;

/** Whether a model file does in ONNX Runtime what the network did in training. */
final class ModelCheck {
    private static final int BATCH = 64;

    /** Rounding turns an image now and then: so many in a hundred may be judged otherwise. */
    private static final double MOST_DIFFERENT = .5;

    private ModelCheck() {}

    /**
     * Classifies the test images with the model.
     *
     * @param graph the network that was exported
     * @param measurements of the network; where its accuracy is not among them, the model has only to run and to give
     *     finite numbers
     */
    static Optional<String> findProblem(
            ComputationGraph graph,
            byte[] model,
            ImageData test,
            Normalisation normalisation,
            List<Measurement> measurements) {
        String input = graph.inputs().getFirst().path();
        try (OnnxSession session = OnnxSession.open(model, 1);
                BatchSource source = BatchSource.inOrder(test, normalisation, BATCH)) {
            Tally tally = new Tally();
            while (source.hasNext()) {
                try (Batch batch = source.next()) {
                    tally.add(run(session, input, batch, test), batch, test);
                }
            }
            return tally.findProblem(measurements);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("the check of the model was interrupted");
        }
    }

    private static List<FloatBuffer> run(OnnxSession session, String input, Batch batch, ImageData test) {
        List<Long> shape = List.of(
                (long) batch.size(),
                (long) test.shape().channels(),
                (long) test.shape().height(),
                (long) test.shape().width());
        return session
                .run(Map.of(input, new OnnxArray.Floats(shape, batch.images().asFloatBuffer())))
                .values()
                .stream()
                .filter(OnnxArray.Floats.class::isInstance)
                .map(output -> ((OnnxArray.Floats) output).values())
                .toList();
    }

    /** Counts images whose class the model finds. */
    private static final class Tally {
        private long images;
        private long right;
        private boolean isFinite = true;

        void add(List<FloatBuffer> outputs, Batch batch, ImageData test) {
            for (FloatBuffer output : outputs) {
                for (int k = 0; k < output.limit(); k++) {
                    isFinite &= Float.isFinite(output.get(k));
                }
            }
            Optional<ClassLabels> labels = test.findClassLabels();
            FloatBuffer first = outputs.getFirst();
            labels.ifPresent(known -> {
                int classes = first.limit() / batch.size();
                for (int k = 0; k < batch.size(); k++) {
                    right += largest(first, k * classes, classes) == known.label((int) images + k) ? 1 : 0;
                }
            });
            images += batch.size();
        }

        private static int largest(FloatBuffer values, int from, int count) {
            int largest = 0;
            for (int k = 1; k < count; k++) {
                largest = values.get(from + k) > values.get(from + largest) ? k : largest;
            }
            return largest;
        }

        Optional<String> findProblem(List<Measurement> measurements) {
            if (!isFinite) {
                return Optional.of("the exported model gives numbers that are not finite");
            }
            double found = 100.0 * right / images;
            return measurements.stream()
                    .filter(known -> known.name().equals("accuracy")
                            && known.split() == Split.TEST
                            && Math.abs(known.value() - found) > MOST_DIFFERENT)
                    .findFirst()
                    .map(known -> "the exported model has an accuracy of [" + found + "] % in ONNX Runtime, but the"
                            + " network had " + known.value() + " %");
        }
    }
}
