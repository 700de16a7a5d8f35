package nas4j.experiments.cli.search;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import nas4j.experiments.cli.output.Format;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.cli.output.Report;
import nas4j.experiments.show.Figures;
import nas4j.experiments.yaml.Strategies;
import nas4j.search.Setting;
import nas4j.search.StrategyProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nas search list}. */
@Command(
        name = "list",
        description = "List the strategies: what they do, when to take them, their settings, their papers.",
        footer = {"", "Example: nas search list --format json"})
final class SearchList implements Runnable {
    @Mixin
    private final Output output = new Output();

    @Override
    public void run() {
        if (output.format() == Format.text) {
            Strategies.all().forEach(this::print);
            output.out().flush();
            return;
        }
        try (Report report = output.report(List.of("strategy", "objectives", "settings", "summary", "use", "paper"))) {
            for (StrategyProvider provider : Strategies.all()) {
                report.row(
                        provider.name(),
                        objectives(provider.mostObjectives()),
                        provider.settings().stream()
                                .map(setting -> setting.name() + "=" + byDefault(setting))
                                .collect(Collectors.joining(" ")),
                        provider.summary(),
                        provider.whenToUse(),
                        provider.paper());
            }
        }
    }

    /** As paragraphs: a table of all this is wider than a terminal. */
    private void print(StrategyProvider provider) {
        PrintWriter out = output.out();
        String objectives = objectives(provider.mostObjectives());
        String descriptors =
                provider.leastDescriptors() > 0 ? ", " + provider.leastDescriptors() + " descriptors or more" : "";
        out.println(provider.name() + " (objectives: " + objectives + descriptors + ")");
        out.println("  " + provider.summary());
        out.println("  When: " + provider.whenToUse());
        for (Setting setting : provider.settings()) {
            out.println("    " + setting.name() + " = " + byDefault(setting) + "  " + setting.meaning() + " Accepted: "
                    + setting.accepted() + ".");
        }
        out.println("  " + provider.paper());
        out.println();
    }

    private static String objectives(int most) {
        return most == 1 ? "1" : most == Integer.MAX_VALUE ? "any" : "1 to " + most;
    }

    private static String byDefault(Setting setting) {
        return setting.words().isEmpty() ? Figures.plain(setting.byDefault()) : setting.text(setting.byDefault());
    }
}
