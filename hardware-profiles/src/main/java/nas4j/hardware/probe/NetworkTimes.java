package nas4j.hardware.probe;

import java.util.List;

/**
 * How long a network takes, and each of its operators, beside the reference model.
 *
 * @param ratio of the network's time to the reference's, in the same moments
 * @param referenceMs of the reference, ms
 * @param operatorReferenceMs of the reference while the operators were timed, ms
 * @param operators in the order in which they run, as the runtime has rearranged them
 */
public record NetworkTimes(double ratio, double referenceMs, double operatorReferenceMs, List<OperatorTime> operators) {
    public NetworkTimes {
        operators = List.copyOf(operators);
    }
}
