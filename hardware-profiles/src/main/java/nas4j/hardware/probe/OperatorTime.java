package nas4j.hardware.probe;

import java.util.List;

/**
 * How long one operator of a model takes, as the runtime has rearranged it.
 *
 * @param name of the node, which often names the nodes of the network it came from
 * @param operator its kind, such as {@code Conv} or {@code FusedConv}
 * @param micros mean of the middle half of its runs, µs
 * @param runs counted
 * @param shape of its first output, the batch with it; empty if the runtime does not tell
 */
public record OperatorTime(String name, String operator, double micros, int runs, List<Integer> shape) {
    public OperatorTime {
        shape = List.copyOf(shape);
    }
}
