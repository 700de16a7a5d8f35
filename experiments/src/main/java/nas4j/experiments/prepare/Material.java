package nas4j.experiments.prepare;

import java.util.Set;
import nas4j.djl.data.DataSet;
import nas4j.experiments.config.DataSource;
import nas4j.experiments.config.Experiment;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.compile.SpaceCompiler;
import nas4j.space.tree.SpaceTree;
import nas4j.spaces.table.TableDescription;
import nas4j.spaces.table.Tables;
import nas4j.spaces.table.TabularBenchmark;

/** What architectures are evaluated on. */
public sealed interface Material {

    /** The experiment's space, made one for this. */
    SpaceTree fitted();

    /** Names of all that an evaluation measures, followed by " on " and the device where it depends on one. */
    Set<String> measurements();

    /** SHA-256 of its content in hexadecimal digits; empty for a published table. */
    String hash();

    /** Images to train on. */
    record Images(SpaceTree fitted, DataSet data, Set<String> measurements, String hash) implements Material {
        public Images {
            measurements = Set.copyOf(measurements);
        }
    }

    /** A published table. */
    record Published(SpaceTree fitted, TabularBenchmark table) implements Material {
        @Override
        public Set<String> measurements() {
            return table.measurements();
        }

        @Override
        public String hash() {
            return "";
        }
    }

    /**
     * Opens what the experiment names.
     *
     * @throws InputException if it is missing, or does not fit the space
     */
    static Material open(Experiment experiment) {
        SpaceTree space = Spaces.load(experiment.space());
        return switch (experiment.data()) {
            case DataSource.Table table -> open(table, space);
            case DataSource.Glyphs glyphs -> images(space, DataSets.open(glyphs));
            case DataSource.Folder folder -> images(space, DataSets.open(folder));
            case DataSource.Named named -> images(space, DataSets.open(named, new Where("", 0, 0, "data.named")));
        };
    }

    private static Material open(DataSource.Table source, SpaceTree space) {
        TableDescription description = Tables.describe(source.name(), Where.UNKNOWN);
        if (!description.space().equals(space.name())) {
            throw new InputException(
                    new Where("", 0, 0, "space"),
                    "found [" + space.name() + "], accepted with the table " + source.name() + ": "
                            + description.space());
        }
        return new Published(space, TabularBenchmark.read(description, source.folder(), SpaceCompiler.compile(space)));
    }

    private static Material images(SpaceTree space, DataSet data) {
        SpaceTree fitted = SpaceFitting.fit(space, data.training());
        return new Images(fitted, data, TrainingMeasures.of(fitted, data.training()), hash(data));
    }

    private static String hash(DataSet data) {
        return Hashes.sha256(data.training().contentHash() + data.test().contentHash());
    }
}
