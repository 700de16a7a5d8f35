package nas4j.djl.task;

import java.util.List;

/** What is to be learned, before network and data are known. */
public sealed interface TaskList {

    /**
     * Each output of the network learns the target of its name; without one, the only target that has its shape, with
     * the usual loss and weight 1.
     *
     * @param smoothing of the classes, 0 to below 1
     */
    record Derived(double smoothing) implements TaskList {}

    /** The given tasks, at least one. */
    record Given(List<TaskPlan> tasks) implements TaskList {
        public Given {
            tasks = List.copyOf(tasks);
            if (tasks.isEmpty()) {
                throw new IllegalArgumentException("there is no task");
            }
        }
    }

    /** The same with another smoothing of all classes. */
    default TaskList smoothed(double smoothing) {
        return switch (this) {
            case Derived _ -> new Derived(smoothing);
            case Given given ->
                new Given(given.tasks().stream()
                        .map(task -> new TaskPlan(
                                task.output(), task.target(), task.loss().smoothed(smoothing), task.weight()))
                        .toList());
        };
    }
}
