package nas4j.experiments.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.space.tree.SpaceTree;
import nas4j.spaces.Catalogue;
import nas4j.spaces.yaml.SpaceReader;
import picocli.CommandLine.Parameters;

/** The space that a command is about: a name of the catalogue, or a file. */
final class SpaceArgument {
    @Parameters(index = "0", paramLabel = "NAME|FILE", description = "A space of the catalogue, or a space file.")
    private String nameOrFile = "";

    SpaceTree tree() {
        if (Catalogue.names().contains(nameOrFile)) {
            return Catalogue.load(nameOrFile);
        }
        Path file = Path.of(nameOrFile);
        boolean looksLikeFile = nameOrFile.contains("/") || nameOrFile.contains("\\") || nameOrFile.matches(".*\\.ya?ml");
        if (Files.exists(file)) {
            return SpaceReader.read(file);
        }
        if (looksLikeFile) {
            throw new InputException(new Where(nameOrFile, 0, 0, ""), "the file does not exist");
        }
        return Catalogue.load(nameOrFile);
    }

    SearchSpace space() {
        return SpaceCompiler.compile(tree());
    }
}
