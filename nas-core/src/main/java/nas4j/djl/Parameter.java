package nas4j.djl;

import ai.djl.ndarray.NDArray;

/**
 * Numbers of a network that outlast a step: learned ones, or running statistics.
 *
 * @param path the node's path and what it is there, such as {@code stage1/2/conv.weight}
 * @param array the numbers, in place; the network frees them
 * @param isTrained whether it has gradients; running statistics have none
 */
public record Parameter(String path, NDArray array, boolean isTrained) {}
