package nas4j.graph.memory;

import java.util.List;

/**
 * An order of a network's nodes and the memory it needs.
 *
 * @param order all node numbers, each after its inputs
 * @param peakBytes peak activation memory in this order
 * @param exact whether no order needs less
 * @param lowerBoundBytes what every order needs at least; equal to {@code peakBytes} if exact
 */
public record MemorySchedule(List<Integer> order, long peakBytes, boolean exact, long lowerBoundBytes) {
    public MemorySchedule {
        order = List.copyOf(order);
        if (lowerBoundBytes > peakBytes || exact != (lowerBoundBytes == peakBytes)) {
            throw new IllegalArgumentException("peak [" + peakBytes + "] and lower bound [" + lowerBoundBytes
                    + "] do not go with exact [" + exact + "]");
        }
    }
}
