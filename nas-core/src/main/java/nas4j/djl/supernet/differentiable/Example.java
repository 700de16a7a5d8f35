package nas4j.djl.supernet.differentiable;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.function.Function;
import nas4j.djl.supernet.train.Lesson;

/**
 * One batch, and what is learned from it.
 *
 * @param batch makes a network's inputs, attached to the manager it is given; it is asked for them several times
 */
public record Example(Function<NDManager, NDArray[]> batch, Lesson lesson) {}
