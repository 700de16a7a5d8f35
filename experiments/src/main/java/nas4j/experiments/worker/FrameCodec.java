package nas4j.experiments.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The content of each frame as bytes. */
final class FrameCodec {
    private FrameCodec() {}

    static void write(Frame frame, DataOutputStream out) throws IOException {
        switch (frame) {
            case Frame.Setup setup -> {
                out.writeByte(0);
                writeText(setup.provider(), out);
                writeText(setup.text(), out);
            }
            case Frame.Evaluate evaluate -> {
                out.writeByte(1);
                out.writeLong(evaluate.ticket());
                writeJob(evaluate.job(), out);
            }
            case Frame.Ready _ -> out.writeByte(2);
            case Frame.Refused refused -> {
                out.writeByte(3);
                writeText(refused.problem(), out);
            }
            case Frame.Taken taken -> {
                out.writeByte(4);
                out.writeLong(taken.ticket());
            }
            case Frame.Progress progress -> {
                out.writeByte(5);
                out.writeLong(progress.ticket());
                out.writeDouble(progress.done());
                writeText(progress.text(), out);
            }
            case Frame.Answer answer -> {
                out.writeByte(6);
                out.writeLong(answer.ticket());
                OutcomeCodec.write(answer.outcome(), out);
            }
        }
    }

    static Frame read(DataInputStream in) throws IOException {
        int kind = in.readUnsignedByte();
        return switch (kind) {
            case 0 -> new Frame.Setup(readText(in), readText(in));
            case 1 -> new Frame.Evaluate(in.readLong(), readJob(in));
            case 2 -> new Frame.Ready();
            case 3 -> new Frame.Refused(readText(in));
            case 4 -> new Frame.Taken(in.readLong());
            case 5 -> new Frame.Progress(in.readLong(), in.readDouble(), readText(in));
            case 6 -> new Frame.Answer(in.readLong(), OutcomeCodec.read(in));
            default -> throw new IOException("there is no frame of kind [" + kind + "]");
        };
    }

    private static void writeJob(TrialJob job, DataOutputStream out) throws IOException {
        writeText(job.genotype(), out);
        out.writeDouble(job.share());
        out.writeLong(job.seed());
        writeText(job.purpose().name(), out);
        writeIfAny(job.files().model(), out);
        writeIfAny(job.files().from(), out);
        writeIfAny(job.files().left(), out);
    }

    private static void writeIfAny(@Nullable String text, DataOutputStream out) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            writeText(text, out);
        }
    }

    private static @Nullable String readIfAny(DataInputStream in) throws IOException {
        return in.readBoolean() ? readText(in) : null;
    }

    private static TrialJob readJob(DataInputStream in) throws IOException {
        String genotype = readText(in);
        double share = in.readDouble();
        long seed = in.readLong();
        TrialJob.Purpose purpose = TrialJob.Purpose.valueOf(readText(in));
        JobFiles files = new JobFiles(readIfAny(in), readIfAny(in), readIfAny(in));
        return new TrialJob(genotype, share, seed, purpose, files);
    }

    static void writeText(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
