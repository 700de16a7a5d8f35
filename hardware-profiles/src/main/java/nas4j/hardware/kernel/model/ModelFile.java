package nas4j.hardware.kernel.model;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nas4j.hardware.kernel.FusionRules;
import nas4j.input.InputException;
import nas4j.input.Where;

/** Keeps a model in a file, so that it need not be learnt again. */
public final class ModelFile {
    private static final int FORMAT = 0x6e346b33;

    private ModelFile() {}

    /** Writes a model; what bears the name is whole. */
    public static void write(KernelModel model, Path file) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(unfinished)))) {
            out.writeInt(FORMAT);
            out.writeInt(model.rules().block());
            out.writeInt(model.rules().pairs().size());
            for (String pair : new TreeSet<>(model.rules().pairs())) {
                out.writeUTF(pair);
            }
            model.factors().write(out);
            model.scores().kernels().write(out);
            model.scores().networks().write(out);
            out.writeInt(model.kinds().size());
            for (Map.Entry<String, KindModel> kind : model.kinds().entrySet()) {
                ModelScores.KindScore score =
                        Objects.requireNonNull(model.scores().kinds().get(kind.getKey()));
                out.writeUTF(kind.getKey());
                out.writeUTF(score.learner());
                out.writeDouble(score.halfWidth());
                score.hits().write(out);
                kind.getValue().write(out);
            }
        }
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Reads a model.
     *
     * @throws InputException if the file is none, or of another version
     */
    public static KernelModel read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (in.readInt() != FORMAT) {
                throw broken(file);
            }
            return read(in);
        } catch (java.io.EOFException e) {
            throw broken(file);
        }
    }

    private static InputException broken(Path file) {
        return new InputException(
                new Where(file.toString(), 0, 0, ""),
                "is no model of this version\nMaybe make it again: `nas device profile --build` learns it from what was"
                        + " measured.");
    }

    private static KernelModel read(DataInputStream in) throws IOException {
        int block = in.readInt();
        Set<String> pairs = new TreeSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            pairs.add(in.readUTF());
        }
        NetworkFactors factors = NetworkFactors.read(in);
        HitRates kernels = HitRates.read(in);
        HitRates networks = HitRates.read(in);
        Map<String, KindModel> kinds = new TreeMap<>();
        Map<String, ModelScores.KindScore> scores = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String kind = in.readUTF();
            String learner = in.readUTF();
            double halfWidth = in.readDouble();
            scores.put(kind, new ModelScores.KindScore(HitRates.read(in), learner, halfWidth));
            kinds.put(kind, KindModel.read(in));
        }
        return new KernelModel(
                new FusionRules(pairs, block), kinds, factors, new ModelScores(kernels, networks, scores));
    }
}
