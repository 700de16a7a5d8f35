package nas4j.djl.task;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nas4j.djl.data.ImageShape;
import nas4j.djl.data.batch.Batch;
import nas4j.djl.metric.Metric;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;

/** The metrics of all tasks over a set of images. Mutable; for one thread. */
public final class Scores {
    private final List<Task> tasks;
    private final List<Metric> metrics;

    Scores(List<Task> tasks, ImageShape images) {
        this.tasks = tasks;
        metrics = tasks.stream().map(task -> task.metric(images)).toList();
    }

    /**
     * Takes in a batch.
     *
     * @throws NotFiniteException if a number of an output is not finite
     */
    public void add(Map<String, NDArray> outputs, Batch batch) {
        for (int k = 0; k < metrics.size(); k++) {
            NDArray output = Tasks.output(tasks.get(k), outputs);
            requireFinite(output, tasks.get(k).output());
            metrics.get(k).add(output, tasks.get(k).truth(batch));
        }
    }

    /** A comparison with NaN is false, so it would pass for a bad prediction, or for a good one. */
    private static void requireFinite(NDArray output, String name) {
        try (PtNDArray sum = JniUtils.sum((PtNDArray) output)) {
            if (!Float.isFinite(sum.getFloat())) {
                throw new NotFiniteException(name);
            }
        }
    }

    /**
     * The figures of all tasks; those of one kind that several tasks have, such as {@code accuracy}, are called by the
     * output as well: {@code colour-accuracy}.
     */
    public List<Measurement> measurements(Split split) {
        List<Named> all = new ArrayList<>();
        for (int k = 0; k < metrics.size(); k++) {
            for (Measurement measurement : metrics.get(k).measurements(split)) {
                all.add(new Named(tasks.get(k).output(), measurement));
            }
        }
        return all.stream().map(named -> named.among(all)).toList();
    }

    private record Named(String output, Measurement measurement) {
        Measurement among(List<Named> all) {
            String name = measurement.name();
            boolean alone = all.stream()
                            .filter(other -> other.measurement().name().equals(name))
                            .count()
                    == 1;
            return alone
                    ? measurement
                    : new Measurement(
                            output + "-" + name,
                            measurement.value(),
                            measurement.unit(),
                            measurement.standardError(),
                            measurement.n(),
                            measurement.split());
        }
    }
}
