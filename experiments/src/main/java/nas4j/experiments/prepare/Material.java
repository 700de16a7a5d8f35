package nas4j.experiments.prepare;

import java.util.Set;
import java.util.SplittableRandom;
import nas4j.djl.data.DataSet;
import nas4j.djl.task.MismatchException;
import nas4j.djl.task.TaskList;
import nas4j.djl.task.Tasks;
import nas4j.experiments.config.DataSource;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.config.Places;
import nas4j.graph.ComputationGraph;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.space.CompileException;
import nas4j.space.SearchSpace;
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

    /** The space with the networks alone that can be evaluated on it. */
    SearchSpace among(SearchSpace space);

    /** SHA-256 of its content in hexadecimal digits; empty for a published table. */
    String hash();

    /** Images to train on. */
    record Images(SpaceTree fitted, DataSet data, Set<String> measurements, String hash) implements Material {
        public Images {
            measurements = Set.copyOf(measurements);
        }

        @Override
        public SearchSpace among(SearchSpace space) {
            return space;
        }
    }

    /** A published table. */
    record Published(SpaceTree fitted, TabularBenchmark table) implements Material {
        @Override
        public Set<String> measurements() {
            return table.measurements();
        }

        @Override
        public SearchSpace among(SearchSpace space) {
            return table.isWhole()
                    ? space
                    : space.among(table.genotypes().stream().map(space::parse).toList(), "in the table");
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
        Places places = experiment.places();
        SpaceTree space = Spaces.load(experiment.space(), places.space());
        return switch (experiment.data()) {
            case DataSource.Table table -> open(table, space, places);
            case DataSource.Glyphs glyphs -> images(space, DataSets.open(glyphs), places);
            case DataSource.Folder folder -> images(space, DataSets.open(folder, places.data()), places);
            case DataSource.Named named -> images(space, DataSets.open(named, places.data()), places);
        };
    }

    private static Material open(DataSource.Table source, SpaceTree space, Places places) {
        TableDescription description = Tables.describe(source.name(), places.data());
        if (!description.space().equals(space.name())) {
            throw new InputException(
                    places.space(),
                    "found [" + space.name() + "]; the table " + source.name() + " is of another space, "
                            + Nearest.hint(space.name(), Set.of(description.space())));
        }
        NearestPath.requireFolder(source.folder(), places.data());
        try {
            return new Published(
                    space, TabularBenchmark.read(description, source.folder(), SpaceCompiler.compile(space)));
        } catch (InputException e) {
            throw e.at(places.data());
        }
    }

    private static Material images(SpaceTree space, DataSet data, Places places) {
        SpaceTree fitted = SpaceFitting.fit(space, data.training(), places.space());
        try {
            SearchSpace compiled = SpaceCompiler.compile(fitted);
            ComputationGraph sample =
                    compiled.decode(compiled.sample(new SplittableRandom(0))).graph();
            requireTasks(sample, space, data, places);
            return new Images(fitted, data, TrainingMeasures.of(sample, data.training()), hash(data));
        } catch (CompileException e) {
            throw new InputException(
                    places.space(),
                    "found [" + space.name() + "], of which a network cannot be built for images of "
                            + data.training().shape() + ": " + e.getMessage());
        }
    }

    /** What networks give has to be what the data teach. */
    private static void requireTasks(ComputationGraph sample, SpaceTree space, DataSet data, Places places) {
        try {
            Tasks.of(sample, data.training(), new TaskList.Derived(0));
        } catch (MismatchException e) {
            throw new InputException(
                    places.space(), "found [" + space.name() + "], which does not fit the data: " + e.getMessage());
        } catch (InputException e) {
            throw e.at(places.space());
        }
    }

    private static String hash(DataSet data) {
        return Hashes.sha256(data.training().contentHash() + data.test().contentHash());
    }
}
