package nas4j.djl.task;

/**
 * One thing to learn.
 *
 * @param output name of the network's output
 * @param target name of the data's target
 * @param weight of the loss in the sum that is made small, above 0
 */
public record TaskPlan(String output, String target, Loss loss, double weight) {
    public TaskPlan {
        if (!(weight > 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("weight [" + weight + "] of task [" + target + "] is not above 0");
        }
    }
}
