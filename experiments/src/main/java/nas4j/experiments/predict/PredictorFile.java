package nas4j.experiments.predict;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.plugin.Registry;
import nas4j.predict.Prediction;
import nas4j.predict.PredictorProvider;
import nas4j.predict.Row;
import nas4j.predictors.interval.Calibrated;
import nas4j.predictors.interval.Interval;
import nas4j.predictors.job.LearntSource;
import nas4j.space.SearchSpace;

/**
 * A predictor that has learnt, with all that is needed to ask it: one file, the same on every machine.
 *
 * @param predictor name of its kind
 * @param target what it predicts
 * @param features of each row beside its network, by name
 * @param sources what is known of other tasks, each one more feature
 * @param source of its space
 * @param space the space
 * @param calibrated what has learnt
 */
public record PredictorFile(
        String predictor,
        String target,
        List<String> features,
        List<LearntSource> sources,
        SpaceSource source,
        SearchSpace space,
        Calibrated calibrated) {
    private static final String MAGIC = "NAS4J predictor";
    private static final int VERSION = 1;

    public PredictorFile {
        features = List.copyOf(features);
        sources = List.copyOf(sources);
    }

    /**
     * Checks that it can be asked during a search.
     *
     * @param name what it was called, and where
     * @throws InputException if it reads features that only evaluated networks have
     */
    public void requireNetworksAlone(String name, Where where) {
        if (!features.isEmpty()) {
            throw new InputException(
                    where,
                    "found [" + name + "], which reads the features " + features
                            + ", accepted: a predictor that looks at networks alone");
        }
    }

    /**
     * Checks that it has learnt networks of a space.
     *
     * @param name what it was called
     * @param where the space was named
     * @throws InputException if it has learnt those of another one
     */
    public void requireSpace(String name, SearchSpace searched, Where where) {
        if (!searched.decisions().equals(space.decisions())) {
            throw new InputException(
                    where,
                    "found [" + searched.name() + "]; the predictor " + name + " has learnt in the space "
                            + space.name());
        }
    }

    /** What is predicted of rows, in their order. */
    public List<Prediction> predict(List<Row> rows) {
        return calibrated.predict(LearntSource.columns(rows, sources));
    }

    /** What is predicted of rows, in their order, each with an interval that holds so many. */
    public List<Answer> ask(List<Row> rows, double coverage) {
        List<Row> with = LearntSource.columns(rows, sources);
        List<Prediction> predictions = calibrated.predict(with);
        List<Interval> intervals = calibrated.intervals(with, predictions, coverage);
        return IntStream.range(0, rows.size())
                .mapToObj(k -> new Answer(predictions.get(k), intervals.get(k)))
                .toList();
    }

    /** What is predicted of a row. */
    public record Answer(Prediction prediction, Interval interval) {}

    /** The file. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeUTF(MAGIC);
            out.writeInt(VERSION);
            out.writeUTF(predictor);
            out.writeUTF(target);
            out.writeInt(features.size());
            for (String feature : features) {
                out.writeUTF(feature);
            }
            source.write(out);
            out.writeInt(sources.size());
            for (LearntSource each : sources) {
                each.save(out);
            }
            calibrated.save(out);
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a file.
     *
     * @param where it is, for messages
     * @throws InputException if it is none, is damaged, or of a newer version
     */
    public static PredictorFile read(byte[] bytes, Where where) {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes)))) {
            if (!in.readUTF().equals(MAGIC)) {
                throw new IOException("it begins with something else");
            }
            int version = in.readInt();
            if (version != VERSION) {
                throw new InputException(
                        where, "found version [" + version + "] of predictor files, accepted: " + VERSION);
            }
            String predictor = in.readUTF();
            String target = in.readUTF();
            List<String> features = new ArrayList<>();
            int count = in.readInt();
            for (int k = 0; k < count; k++) {
                features.add(in.readUTF());
            }
            SpaceSource source = SpaceSource.read(in);
            SearchSpace space = source.open();
            Registry<PredictorProvider> providers = Registry.of(PredictorProvider.class, "predictor");
            List<LearntSource> sources = new ArrayList<>();
            int known = in.readInt();
            for (int k = 0; k < known; k++) {
                sources.add(LearntSource.load(name -> providers.get(name, where), space, in));
            }
            Calibrated calibrated = Calibrated.load(providers.get(predictor, where), space, in);
            return new PredictorFile(predictor, target, features, sources, source, space, calibrated);
        } catch (IOException e) {
            throw new InputException(where, "is no predictor, or is damaged: " + e.getMessage());
        }
    }
}
