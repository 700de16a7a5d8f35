package nas4j.djl.task;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.ImageShape;
import nas4j.djl.data.Target;
import nas4j.djl.data.batch.Batch;
import nas4j.djl.train.Scaled;
import nas4j.graph.ComputationGraph;

/** What one network learns from one set of images; everything fits. Immutable. */
public final class Tasks {
    private final List<Task> all;
    private final List<String> targets;

    private Tasks(List<Task> all, List<String> targets) {
        this.all = all;
        this.targets = targets;
    }

    /**
     * Brings outputs and targets together. Starts no engine.
     *
     * @throws MismatchException if the network has not the shapes that the data need
     * @throws nas4j.input.InputException if the list names what does not exist, or does not say which target is meant
     */
    public static Tasks of(ComputationGraph graph, ImageData data, TaskList list) {
        List<Task> all = new Matching(graph, data).tasks(list);
        return new Tasks(
                all, all.stream().map(task -> task.target().name()).distinct().toList());
    }

    /** The same images with the targets of these tasks only: the batches that losses and metrics read are of them. */
    public ImageData select(ImageData data) {
        List<Target> chosen = targets.stream()
                .map(name -> data.findTarget(name)
                        .orElseThrow(() -> new IllegalArgumentException("the images have no target [" + name + "]")))
                .toList();
        return data.only(chosen);
    }

    /** The weighted sum of the losses of a batch. */
    public NDArray loss(Map<String, NDArray> outputs, Batch batch) {
        return sum(task -> task.loss(output(task, outputs), batch));
    }

    /** The loss of each task on a batch, not weighted, in the order of {@link #outputs}; without gradients. */
    public List<Double> losses(Map<String, NDArray> outputs, Batch batch) {
        List<Double> losses = new ArrayList<>();
        for (Task task : all) {
            try (NDArray loss = task.loss(output(task, outputs), batch)) {
                losses.add((double) loss.getFloat());
            }
        }
        return losses;
    }

    /** The network's output of each task. */
    public List<String> outputs() {
        return all.stream().map(Task::output).toList();
    }

    /**
     * The weighted sum of how far the outputs are from another network's: of classes the cross-entropy with its
     * probabilities (Hinton et al. 2015, at temperature 1), of values the tasks' losses.
     *
     * @param teacher outputs without gradients
     */
    public NDArray distance(Map<String, NDArray> outputs, Map<String, NDArray> teacher) {
        return sum(task -> task.distance(output(task, outputs), output(task, teacher)));
    }

    private NDArray sum(Function<Task, NDArray> losses) {
        NDArray sum = weighted(all.getFirst(), losses);
        for (Task task : all.subList(1, all.size())) {
            try (NDArray before = sum;
                    NDArray next = weighted(task, losses)) {
                sum = JniUtils.add((PtNDArray) before, (PtNDArray) next);
            }
        }
        return sum;
    }

    private static NDArray weighted(Task task, Function<Task, NDArray> losses) {
        NDArray loss = losses.apply(task);
        if (task.weight() == 1) {
            return loss;
        }
        try (NDArray whole = loss) {
            return Scaled.times(whole, task.weight());
        }
    }

    /** What measures all tasks on a set of images. */
    public Scores scores(ImageShape images) {
        return new Scores(all, images);
    }

    static NDArray output(Task task, Map<String, NDArray> outputs) {
        return Objects.requireNonNull(outputs.get(task.output()), task.output());
    }
}
