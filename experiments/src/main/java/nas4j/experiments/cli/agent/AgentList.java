package nas4j.experiments.cli.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.cli.output.Report;
import nas4j.experiments.cli.output.SystemClock;
import nas4j.hardware.agents.token.Enrolled;
import nas4j.hardware.agents.token.Sightings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nas agent list}. */
@Command(
        name = "list",
        description = "List the agents that may ask for work, and when each was heard of last.",
        footer = {"", "Example: nas agent list --format json"})
final class AgentList implements Runnable {
    private static final List<String> COLUMNS = List.of("agent", "device", "seen");

    @Mixin
    private final AgentPlace place = new AgentPlace();

    @Mixin
    private final Output output = new Output();

    @Override
    public void run() {
        try (Report report = output.report(COLUMNS)) {
            Sightings sightings = place.folder().sightings(SystemClock.get());
            for (Enrolled agent : place.folder().agents().all()) {
                String seen = sightings
                        .find(agent)
                        .map(time -> time.truncatedTo(ChronoUnit.SECONDS).toString())
                        .orElse("never");
                report.row(agent.name(), agent.device(), seen);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
