package nas4j.predictors.djl;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How a {@link GraphTransfer} learns.
 *
 * @param tuning what changes when it is tuned to the target
 * @param perMacs whether labels are learnt {@linkplain nas4j.predictors.graph.LabelScale per multiply-accumulates}
 * @param members networks from different beginnings, 1 to 20
 * @param steps changes of the parameters for each task that is learnt first, 1 to 100,000
 * @param tuningSteps the same for the target
 */
public record TransferSettings(Tuning tuning, boolean perMacs, int members, int steps, int tuningSteps) {
    /** What is learnt with if nothing else is said. */
    public static final TransferSettings DEFAULT = new TransferSettings(Tuning.HEADS, false, 3, 400, 150);

    private static final int MOST_MEMBERS = 20;
    private static final int MOST_STEPS = 100_000;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public TransferSettings {
        require("members", members, MOST_MEMBERS);
        require("steps", steps, MOST_STEPS);
        require("tuning-steps", tuningSteps, MOST_STEPS);
    }

    private static void require(String name, int number, int most) {
        if (number < 1 || number > most) {
            throw new IllegalArgumentException("found " + name + " [" + number + "], accepted: 1 to " + most);
        }
    }

    LearningPlan learning() {
        return new LearningPlan(steps, 64, .005);
    }

    LearningPlan tuningPlan() {
        return new LearningPlan(tuningSteps, 64, .002);
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(tuning.name());
        out.writeBoolean(perMacs);
        out.writeInt(members);
        out.writeInt(steps);
        out.writeInt(tuningSteps);
    }

    static TransferSettings read(DataInput in) throws IOException {
        try {
            return new TransferSettings(
                    Tuning.valueOf(in.readUTF()), in.readBoolean(), in.readInt(), in.readInt(), in.readInt());
        } catch (IllegalArgumentException e) {
            throw new IOException("not the settings of a graph predictor: " + e.getMessage(), e);
        }
    }
}
