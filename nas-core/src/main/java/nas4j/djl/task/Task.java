package nas4j.djl.task;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.nio.FloatBuffer;
import nas4j.djl.data.ClassLabels;
import nas4j.djl.data.ImageShape;
import nas4j.djl.data.PixelLabels;
import nas4j.djl.data.PixelValues;
import nas4j.djl.data.Target;
import nas4j.djl.data.batch.Batch;
import nas4j.djl.metric.Accuracy;
import nas4j.djl.metric.MeanAbsoluteError;
import nas4j.djl.metric.MeanIntersectionOverUnion;
import nas4j.djl.metric.Metric;
import nas4j.djl.train.Losses;
import nas4j.graph.TensorShape;

/**
 * One thing that a network learns: it fits the network and the data.
 *
 * @param place of the target among those of the tasks
 */
record Task(String output, Target target, int place, Loss loss, double weight) {

    /** What an output for the target has to look like. */
    static TensorShape shape(Target target, ImageShape images) {
        return switch (target) {
            case ClassLabels labels -> TensorShape.of(labels.classes().size());
            case PixelLabels labels -> TensorShape.of(labels.classes().size(), images.height(), images.width());
            case PixelValues _ -> TensorShape.of(1, images.height(), images.width());
        };
    }

    /** The loss of a batch, not weighted. */
    NDArray loss(NDArray found, Batch batch) {
        return switch (loss) {
            case Loss.CrossEntropy entropy
            when target instanceof ClassLabels -> Losses.crossEntropy(found, labels(truth(batch)), entropy.smoothing());
            case Loss.CrossEntropy entropy -> Losses.pixelCrossEntropy(found, truth(batch), entropy.smoothing());
            case Loss.AbsoluteError _ -> Losses.absoluteError(found, values(found, batch));
            case Loss.SquaredError _ -> Losses.squaredError(found, values(found, batch));
        };
    }

    /** How far an output is from another network's, not weighted: the same loss, with all that the other one says. */
    NDArray distance(NDArray found, NDArray teacher) {
        return switch (loss) {
            case Loss.CrossEntropy _ -> Losses.softCrossEntropy(found, teacher);
            case Loss.AbsoluteError _ -> Losses.absoluteError(found, teacher);
            case Loss.SquaredError _ -> Losses.squaredError(found, teacher);
        };
    }

    private NDArray values(NDArray found, Batch batch) {
        return found.getManager().create(batch.target(place), found.getShape(), DataType.FLOAT32);
    }

    private static int[] labels(FloatBuffer truth) {
        int[] labels = new int[truth.remaining()];
        for (int k = 0; k < labels.length; k++) {
            labels[k] = (int) truth.get(k);
        }
        return labels;
    }

    /** The batch's numbers of this task. */
    FloatBuffer truth(Batch batch) {
        return batch.target(place).asFloatBuffer();
    }

    /** What measures the output on a set of images. */
    Metric metric(ImageShape images) {
        return switch (target) {
            case ClassLabels labels -> new Accuracy(labels.classes().size());
            case PixelLabels labels ->
                new MeanIntersectionOverUnion(labels.classes().size(), images.pixels());
            case PixelValues _ -> new MeanAbsoluteError(images.pixels());
        };
    }
}
