package nas4j.experiments.cli.space;

import nas4j.experiments.cli.output.Output;
import nas4j.spaces.json.SpaceSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nas space schema}. */
@Command(
        name = "schema",
        description = "Print the JSON Schema of space files, with which editors complete and check them.",
        footer = {"", "Example: nas space schema > space.schema.json"})
final class SpaceSchemaCommand implements Runnable {
    @Mixin
    private final Output output = new Output();

    @Override
    public void run() {
        output.json(SpaceSchema.json());
    }
}
