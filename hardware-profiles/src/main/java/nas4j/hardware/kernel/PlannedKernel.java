package nas4j.hardware.kernel;

import java.util.List;

/**
 * A kernel of a network.
 *
 * @param nodes numbers of the nodes that it computes, in order; none for a change of layout
 */
public record PlannedKernel(Kernel kernel, List<Integer> nodes) {
    public PlannedKernel {
        nodes = List.copyOf(nodes);
    }
}
