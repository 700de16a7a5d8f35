package nas4j.experiments.prepare;

import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import nas4j.djl.data.DataSet;
import nas4j.djl.task.MismatchException;
import nas4j.djl.task.TaskList;
import nas4j.djl.task.Tasks;
import nas4j.evaluate.Measurement;
import nas4j.experiments.config.DataSource;
import nas4j.experiments.config.EvaluationPlan;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.config.Fidelity;
import nas4j.experiments.config.Places;
import nas4j.experiments.predict.PredictorFile;
import nas4j.experiments.predict.Predictors;
import nas4j.experiments.yaml.NearestPath;
import nas4j.experiments.yaml.Spaces;
import nas4j.experiments.yaml.Strategies;
import nas4j.graph.ComputationGraph;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.search.Settings;
import nas4j.search.StrategyProvider;
import nas4j.search.oneshot.OneShotProvider;
import nas4j.space.CompileException;
import nas4j.space.Genotype;
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

    /** What is known of a network before it is evaluated, beside what is counted of its graph. */
    default List<Measurement> counted(Genotype genotype) {
        return List.of();
    }

    /** SHA-256 of its content in hexadecimal digits; empty for a published table. */
    String hash();

    /**
     * Images to train on, or to look at.
     *
     * @param resolutions what shares of the budget below 1 are, where they scale the size of the images; none otherwise
     */
    record Images(
            SpaceTree fitted, DataSet data, Set<String> measurements, String hash, List<Resolutions.Size> resolutions)
            implements Material {
        public Images {
            measurements = Set.copyOf(measurements);
            resolutions = List.copyOf(resolutions);
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
        public List<Measurement> counted(Genotype genotype) {
            return table.counted(genotype);
        }

        @Override
        public String hash() {
            return "";
        }
    }

    /**
     * What a predictor says.
     *
     * @param hash of its file
     */
    record Predicted(SpaceTree fitted, PredictorFile predictor, String hash) implements Material {
        @Override
        public Set<String> measurements() {
            return Set.of(predictor.target());
        }

        @Override
        public SearchSpace among(SearchSpace space) {
            return space;
        }
    }

    /**
     * Opens what the experiment names.
     *
     * @throws InputException if it is missing, or does not fit the space
     */
    static Material open(Experiment experiment) {
        Places places = experiment.places();
        SpaceTree space = Spaces.of(experiment);
        return switch (experiment.data()) {
            case DataSource.Table table -> open(table, space, places);
            case DataSource.Predicted predicted -> open(predicted, space, places);
            case DataSource.Glyphs glyphs -> images(experiment, space, DataSets.open(glyphs));
            case DataSource.Folder folder -> images(experiment, space, DataSets.open(folder, places.data()));
            case DataSource.Named named -> images(experiment, space, DataSets.open(named, places.data()));
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
        if (space.quantize() != null) {
            throw new InputException(
                    space.quantize().where(),
                    "found quantize with the table " + source.name()
                            + ", which knows networks in float alone; accepted: data to train on");
        }
        NearestPath.requireFolder(source.folder(), places.data());
        try {
            return new Published(
                    space, TabularBenchmark.read(description, source.folder(), SpaceCompiler.compile(space)));
        } catch (InputException e) {
            throw e.at(places.data());
        }
    }

    private static Material open(DataSource.Predicted source, SpaceTree space, Places places) {
        PredictorFile predictor = Predictors.load(source.name(), source.results(), places.data());
        predictor.requireNetworksAlone(source.name(), places.data());
        predictor.requireSpace(source.name(), SpaceCompiler.compile(space), places.space());
        return new Predicted(space, predictor, Hashes.sha256(HexFormat.of().formatHex(predictor.bytes())));
    }

    private static Material images(Experiment experiment, SpaceTree space, DataSet data) {
        Places places = experiment.places();
        SpaceTree fitted = SpaceFitting.fit(space, data.training(), places.space());
        boolean shares = experiment.evaluation() instanceof EvaluationPlan.BySupernet
                || Strategies.named(experiment.search().strategy()) instanceof OneShotProvider;
        if (shares && !fitted.train().isEmpty()) {
            throw new InputException(
                    places.space(),
                    "found [" + space.name() + "], which decides on "
                            + fitted.train().keySet()
                            + " of trainings; networks that share weights have one training, accepted: a space of networks"
                            + " alone");
        }
        try {
            SearchSpace compiled = SpaceCompiler.compile(fitted);
            ComputationGraph sample =
                    compiled.decode(compiled.sample(new SplittableRandom(0))).graph();
            requireTasks(sample, space, data, places);
            List<Resolutions.Size> resolutions = isScaled(experiment)
                    ? new Resolutions(space, compiled, data.training(), places.space()).find(shares(experiment))
                    : List.of();
            Set<String> measurements = experiment.evaluation() instanceof EvaluationPlan.ByProxy plan
                    ? TrainingMeasures.ofProxy(plan.proxy())
                    : TrainingMeasures.of(sample, data.training());
            return new Images(fitted, data, measurements, hash(data), resolutions);
        } catch (CompileException e) {
            throw new InputException(
                    places.space(),
                    "found [" + space.name() + "], of which a network cannot be built for images of "
                            + data.training().shape() + ": " + e.getMessage());
        }
    }

    private static boolean isScaled(Experiment experiment) {
        return experiment.evaluation() instanceof EvaluationPlan.ByTraining training
                && training.fidelity() == Fidelity.RESOLUTION;
    }

    private static List<Double> shares(Experiment experiment) {
        StrategyProvider provider = Strategies.named(experiment.search().strategy());
        return provider.shares(
                Settings.of(provider.settings(), experiment.search().settings()));
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
