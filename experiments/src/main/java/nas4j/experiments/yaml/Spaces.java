package nas4j.experiments.yaml;

import java.nio.file.Files;
import java.nio.file.Path;
import nas4j.experiments.config.Experiment;
import nas4j.input.Where;
import nas4j.space.tree.SpaceTree;
import nas4j.spaces.Catalogue;
import nas4j.spaces.yaml.SpaceReader;

/** Spaces as people name them. */
public final class Spaces {
    private Spaces() {}

    /**
     * The space of an experiment, rounded as the experiment says.
     *
     * @throws nas4j.input.InputException if there is no such space, or something is wrong with the file
     */
    public static SpaceTree of(Experiment experiment) {
        SpaceTree tree = load(experiment.space(), experiment.places().space());
        return experiment.quantize() == null ? tree : tree.with(experiment.quantize());
    }

    /**
     * The space of the catalogue of that name, or the one in that file.
     *
     * @param where place of the name, for messages
     * @throws nas4j.input.InputException if there is neither, or something is wrong with the file
     */
    public static SpaceTree load(String nameOrFile, Where where) {
        if (Catalogue.names().contains(nameOrFile)) {
            return Catalogue.load(nameOrFile);
        }
        Path file = Path.of(nameOrFile);
        boolean looksLikeFile =
                nameOrFile.contains("/") || nameOrFile.contains("\\") || nameOrFile.matches(".*\\.ya?ml");
        if (Files.exists(file)) {
            return SpaceReader.read(file);
        }
        if (looksLikeFile) {
            throw NearestPath.notFound(file, "a space file that exists, or a name of the catalogue", where);
        }
        return Catalogue.load(nameOrFile, where);
    }
}
