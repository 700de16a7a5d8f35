package nas4j.experiments.cli.space;

import nas4j.experiments.yaml.Spaces;
import nas4j.input.Where;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.space.tree.SpaceTree;
import picocli.CommandLine.Parameters;

/** The space that a command is about: a name of the catalogue, or a file. */
final class SpaceArgument {
    @Parameters(index = "0", paramLabel = "NAME|FILE", description = "A space of the catalogue, or a space file.")
    private String nameOrFile = "";

    SpaceTree tree() {
        return Spaces.load(nameOrFile, Where.UNKNOWN);
    }

    SearchSpace space() {
        return SpaceCompiler.compile(tree());
    }
}
