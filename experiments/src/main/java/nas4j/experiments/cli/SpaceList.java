package nas4j.experiments.cli;

import java.util.List;
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
    @Mixin
    private final Output output = new Output();

    @Override
    public void run() {
        try (Report report = output.report(List.of("space", "input", "description"))) {
            for (String name : Catalogue.names()) {
                SpaceTree tree = Catalogue.load(name);
                report.row(name, SpaceShow.entries(tree), tree.description());
            }
        }
    }
}
