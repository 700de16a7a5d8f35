package nas4j.djl.supernet.train;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import nas4j.djl.data.batch.Batch;
import nas4j.djl.task.Tasks;

/** What the networks of one step learn from its batch. */
public interface Lesson {
    /** The loss of a network's outputs, a scalar. */
    NDArray loss(Map<String, NDArray> outputs);

    /** The losses of the single tasks, not weighted; one where there are no tasks. */
    default List<Double> parts(Map<String, NDArray> outputs) {
        try (NDArray loss = loss(outputs)) {
            return List.of((double) loss.getFloat());
        }
    }

    /**
     * How far outputs are from a teacher's, a scalar.
     *
     * @param teacher has no gradients
     */
    NDArray distance(Map<String, NDArray> outputs, Map<String, NDArray> teacher);

    /** Tasks on a batch of images. */
    static Lesson of(Tasks tasks, Batch batch) {
        return new Lesson() {
            @Override
            public NDArray loss(Map<String, NDArray> outputs) {
                return tasks.loss(outputs, batch);
            }

            @Override
            public List<Double> parts(Map<String, NDArray> outputs) {
                return tasks.losses(outputs, batch);
            }

            @Override
            public NDArray distance(Map<String, NDArray> outputs, Map<String, NDArray> teacher) {
                return tasks.distance(outputs, teacher);
            }
        };
    }
}
