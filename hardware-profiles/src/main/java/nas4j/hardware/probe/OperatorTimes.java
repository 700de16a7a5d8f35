package nas4j.hardware.probe;

import java.util.ArrayList;
import java.util.List;

/**
 * How long each operator of a network takes, beside the reference model.
 *
 * @param referenceMs of the reference while the operators were timed, ms
 * @param operators in the order in which they run, as the runtime has rearranged them
 */
public record OperatorTimes(double referenceMs, List<OperatorTime> operators) {
    public OperatorTimes {
        operators = List.copyOf(operators);
    }

    /**
     * Of two measurements of the same model the shorter time of each operator, beside the reference of this one.
     *
     * @throws IllegalArgumentException if the other is of another model
     */
    OperatorTimes fastest(OperatorTimes other) {
        if (operators.size() != other.operators.size()) {
            throw new IllegalArgumentException(
                    "found [" + other.operators.size() + "] operators, accepted: " + operators.size());
        }
        double scale = referenceMs / other.referenceMs;
        List<OperatorTime> times = new ArrayList<>();
        for (int k = 0; k < operators.size(); k++) {
            OperatorTime time = operators.get(k);
            double micros =
                    Math.min(time.micros(), scale * other.operators.get(k).micros());
            times.add(new OperatorTime(time.name(), time.operator(), micros, time.runs(), time.shape()));
        }
        return new OperatorTimes(referenceMs, times);
    }
}
