package nas4j.experiments.cli.space;

import java.util.List;
import nas4j.experiments.cli.output.Format;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.cli.output.Report;
import nas4j.space.tree.SpaceTree;
import nas4j.spaces.Catalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nas space list}. */
@Command(
        name = "list",
        description = "List the spaces of the catalogue.",
        footer = {"", "Example: nas space list --format json"})
final class SpaceList implements Runnable {
    private static final int LONGEST_SHOWN = 80;

    @Mixin
    private final Output output = new Output();

    @Override
    public void run() {
        try (Report report = output.report(List.of("space", "input", "description"))) {
            for (String name : Catalogue.names()) {
                SpaceTree tree = Catalogue.load(name);
                report.row(name, SpaceShow.entries(tree), shown(tree.description()));
            }
        }
    }

    /** On a terminal a line is a line: long descriptions end early. */
    private String shown(String description) {
        return output.format() == Format.text && description.length() > LONGEST_SHOWN
                ? description.substring(0, description.lastIndexOf(' ', LONGEST_SHOWN)) + " …"
                : description;
    }
}
