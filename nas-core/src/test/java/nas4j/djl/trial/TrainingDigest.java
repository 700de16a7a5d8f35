package nas4j.djl.trial;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.GraphCompiler;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.Normalisation;
import nas4j.djl.data.glyphs.Glyphs.Targets;
import nas4j.djl.task.Tasks;
import nas4j.evaluate.Budget;
import nas4j.graph.ComputationGraph;
import nas4j.weights.Weights;

/** A training that uses all that could vary, as a digest of its losses and weights; also as a program. */
final class TrainingDigest {
    private static final int EPOCHS = 2;

    private TrainingDigest() {}

    /** Prints the digest of the training with the seed that is the argument. */
    public static void main(String[] arguments) throws InterruptedException {
        System.out.println(of(Long.parseLong(arguments[0])));
    }

    /** SHA-256 of the loss of each step, then of all parameters. */
    static String of(long seed) throws InterruptedException {
        ImageData images = Trials.glyphs(Targets.CLASS_MASK_AND_DEPTH).training();
        ComputationGraph network = Nets.threeHeads(images.shape(), 10, 11, 4);
        TrainingPlan plan = HyperParameters.apply(
                Map.of("crop", 2., "mirror", true, "cutout", 4., "label-smoothing", .1, "clip", 1., "average", .9),
                TrainingPlan.standard());
        MessageDigest digest = sha256();
        Trainer trainer = new Trainer(
                plan,
                images,
                Normalisation.of(images),
                progress -> digest.update(ByteBuffer.allocate(8).putDouble(0, progress.loss())),
                Duration.ZERO);
        try (CompiledNetwork compiled = new GraphCompiler(Trials.engine()).compile(network, seed)) {
            Tasks tasks = Tasks.of(network, images, plan.tasks());
            trainer.train(compiled, tasks, EPOCHS, seed, Deadline.of(Budget.ofEpochs(EPOCHS), () -> 0));
            compiled.weights().tensors().values().forEach(tensor -> add(tensor, digest));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(Weights.Tensor tensor, MessageDigest digest) {
        FloatBuffer values = tensor.values();
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.remaining());
        bytes.asFloatBuffer().put(values);
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
