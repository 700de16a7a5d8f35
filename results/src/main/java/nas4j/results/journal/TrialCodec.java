package nas4j.results.journal;

import java.util.ArrayList;
import java.util.List;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.results.journal.frame.FrameBuilder;
import nas4j.results.journal.frame.Payload;
import nas4j.store.RunKey;
import nas4j.store.StoreException;
import nas4j.store.TrialRecord;

/** Trials as frames. The run is in the journal's header. */
final class TrialCodec {
    private static final int COMPLETED = 0;
    private static final int INFEASIBLE = 1;
    private static final int FAILED = 2;

    private static final int NEW = 0;
    private static final int SAME = 1;
    private static final int CONTINUED = 2;

    private TrialCodec() {}

    static FrameBuilder write(FrameBuilder frame, KeptTrial kept) {
        TrialRecord trial = kept.trial();
        frame.putCount(trial.id())
                .putCount(kept.session())
                .putText(trial.genotype())
                .putText(trial.graphHash())
                .putDouble(trial.share())
                .putLong(trial.seed());
        writeEarlier(frame, trial);
        frame.putInstant(trial.start()).putInstant(trial.end()).putText(trial.worker());
        return write(frame, trial.outcome());
    }

    /** How it depends on an earlier trial: which one it equals, or from what share it went on. */
    private static void writeEarlier(FrameBuilder frame, TrialRecord trial) {
        Long sameAs = trial.sameAs();
        if (sameAs != null) {
            frame.putCount(SAME).putLong(sameAs);
        } else if (trial.continuedShare() > 0) {
            frame.putCount(CONTINUED).putDouble(trial.continuedShare());
        } else {
            frame.putCount(NEW).putLong(0);
        }
    }

    private static FrameBuilder write(FrameBuilder frame, TrialOutcome outcome) {
        switch (outcome) {
            case TrialOutcome.Completed(List<Measurement> measurements) ->
                write(frame.putCount(COMPLETED), measurements);
            case TrialOutcome.Infeasible(String reason, List<Measurement> measurements) ->
                write(frame.putCount(INFEASIBLE).putText(reason), measurements);
            case TrialOutcome.Failed(String reason) -> frame.putCount(FAILED).putText(reason);
        }
        return frame;
    }

    private static void write(FrameBuilder frame, List<Measurement> measurements) {
        frame.putCount(measurements.size());
        for (Measurement measurement : measurements) {
            frame.putText(measurement.name())
                    .putDouble(measurement.value())
                    .putText(measurement.unit())
                    .putDouble(measurement.standardError())
                    .putCount(measurement.n())
                    .putText(measurement.split().name())
                    .putText(measurement.device());
        }
    }

    /** The trial's number, which its frame begins with. */
    static long readNumber(Payload payload) {
        return payload.readCount();
    }

    static KeptTrial read(RunKey run, Payload in) {
        long number = readNumber(in);
        long session = in.readCount();
        String genotype = in.readText();
        String graphHash = in.readText();
        double share = in.readDouble();
        long seed = in.readLong();
        long earlier = in.readCount();
        double continued = earlier == CONTINUED ? in.readDouble() : 0;
        long sameAs = earlier == CONTINUED ? 0 : in.readLong();
        var start = in.readInstant();
        var end = in.readInstant();
        String worker = in.readWord();
        TrialOutcome outcome = readOutcome(in);
        TrialRecord trial = new TrialRecord(
                run,
                number,
                genotype,
                graphHash,
                share,
                continued,
                seed,
                outcome,
                earlier == SAME ? sameAs : null,
                start,
                end,
                worker);
        return new KeptTrial(session, trial);
    }

    private static TrialOutcome readOutcome(Payload in) {
        long kind = in.readCount();
        if (kind == COMPLETED) {
            return new TrialOutcome.Completed(readMeasurements(in));
        }
        if (kind == INFEASIBLE) {
            String reason = in.readText();
            return new TrialOutcome.Infeasible(reason, readMeasurements(in));
        }
        if (kind == FAILED) {
            return new TrialOutcome.Failed(in.readText());
        }
        throw new StoreException("a trial has the unknown outcome [" + kind + "]");
    }

    private static List<Measurement> readMeasurements(Payload in) {
        int size = (int) in.readCount();
        List<Measurement> measurements = new ArrayList<>(size);
        for (int k = 0; k < size; k++) {
            String name = in.readWord();
            double value = in.readDouble();
            String unit = in.readWord();
            double standardError = in.readDouble();
            long n = in.readCount();
            Split split = Split.valueOf(in.readWord());
            measurements.add(new Measurement(name, value, unit, standardError, n, split, in.readWord()));
        }
        return measurements;
    }
}
