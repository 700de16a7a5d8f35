package nas4j.experiments.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;

/** Outcomes as bytes. */
final class OutcomeCodec {
    private OutcomeCodec() {}

    static void write(TrialOutcome outcome, DataOutputStream out) throws IOException {
        switch (outcome) {
            case TrialOutcome.Completed completed -> {
                out.writeByte(0);
                writeMeasurements(completed.measurements(), out);
            }
            case TrialOutcome.Infeasible infeasible -> {
                out.writeByte(1);
                FrameCodec.writeText(infeasible.reason(), out);
                writeMeasurements(infeasible.measurements(), out);
            }
            case TrialOutcome.Failed failed -> {
                out.writeByte(2);
                FrameCodec.writeText(failed.reason(), out);
            }
        }
    }

    static TrialOutcome read(DataInputStream in) throws IOException {
        int kind = in.readUnsignedByte();
        return switch (kind) {
            case 0 -> new TrialOutcome.Completed(readMeasurements(in));
            case 1 -> new TrialOutcome.Infeasible(FrameCodec.readText(in), readMeasurements(in));
            case 2 -> new TrialOutcome.Failed(FrameCodec.readText(in));
            default -> throw new IOException("there is no outcome of kind [" + kind + "]");
        };
    }

    private static void writeMeasurements(List<Measurement> measurements, DataOutputStream out) throws IOException {
        out.writeInt(measurements.size());
        for (Measurement measurement : measurements) {
            FrameCodec.writeText(measurement.name(), out);
            out.writeDouble(measurement.value());
            FrameCodec.writeText(measurement.unit(), out);
            out.writeDouble(measurement.standardError());
            out.writeLong(measurement.n());
            FrameCodec.writeText(measurement.split().name(), out);
            FrameCodec.writeText(measurement.device(), out);
        }
    }

    private static List<Measurement> readMeasurements(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<Measurement> measurements = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            measurements.add(new Measurement(
                    FrameCodec.readText(in),
                    in.readDouble(),
                    FrameCodec.readText(in),
                    in.readDouble(),
                    in.readLong(),
                    Split.valueOf(FrameCodec.readText(in)),
                    FrameCodec.readText(in)));
        }
        return measurements;
    }
}
