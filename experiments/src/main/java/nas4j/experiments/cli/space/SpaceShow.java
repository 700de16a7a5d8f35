package nas4j.experiments.cli.space;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.cli.output.Report;
import nas4j.graph.ComputationGraph;
import nas4j.graph.picture.DotPicture;
import nas4j.graph.picture.SvgPicture;
import nas4j.space.Constraint;
import nas4j.space.Decision;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.SpaceSize;
import nas4j.space.tree.SpaceTree;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nas space show}. */
@Command(
        name = "show",
        description = "Show a space's decisions and constraints; draw one of its networks.",
        footer = {
            "",
            "Example: nas space show mobile-mini --picture mobile-mini.svg",
        })
final class SpaceShow implements Callable<Integer> {
    private static final int LABELS_SHOWN = 12;

    @Mixin
    private final SpaceArgument argument = new SpaceArgument();

    @Mixin
    private final Output output = new Output();

    @Option(
            names = "--picture",
            paramLabel = "FILE",
            description = "Draw one network into this file: .svg, or .dot for Graphviz.")
    private @Nullable Path picture;

    @Option(names = "--genotype", paramLabel = "TEXT", description = "The network to draw. Default: a random one.")
    private @Nullable String genotype;

    @Option(names = "--seed", defaultValue = "1", description = "Seed of the random network. Default: 1.")
    private long seed;

    @Override
    public Integer call() throws IOException {
        SearchSpace space = argument.space();
        print(space);
        if (picture != null) {
            draw(space, picture);
        }
        return 0;
    }

    private void print(SearchSpace space) {
        switch (output.format()) {
            case json -> output.json(object(space));
            case csv -> decisions(space);
            case text -> {
                head(space);
                decisions(space);
                tail(space);
            }
        }
    }

    private void draw(SearchSpace space, Path file) throws IOException {
        Genotype drawn = genotype == null ? space.sample(Seeds.generator(seed)) : space.parse(genotype);
        ComputationGraph graph = space.decode(drawn).graph();
        boolean dot = file.toString().endsWith(".dot");
        Files.writeString(file, dot ? DotPicture.of(graph) : SvgPicture.folded(graph, space.name()));
        output.err().println("drew the network [" + drawn.text() + "] into " + file);
    }

    private void head(SearchSpace space) {
        PrintWriter out = output.out();
        SpaceSize size = space.size();
        out.println(space.name() + ": " + space.tree().description());
        out.println("input  " + entries(space.tree()));
        if (!space.tree().sizes().isEmpty()) {
            out.println("output " + pairs(space.tree().sizes()));
        }
        out.println("size   " + (size.exact() ? "" : "about ") + size.genotypes() + " genotypes, "
                + space.decisions().size() + " decisions");
        out.println();
    }

    private void decisions(SearchSpace space) {
        try (Report report = output.report(List.of("decision", "options", "ordered", "exists", "labels"))) {
            for (int k = 0; k < space.decisions().size(); k++) {
                Decision decision = space.decisions().get(k);
                report.row(
                        decision.path(),
                        decision.options(),
                        decision.ordered() ? "yes" : "no",
                        exists(space, k),
                        shownLabels(decision));
            }
        }
    }

    private static String exists(SearchSpace space, int decision) {
        return space.isAlwaysActive(decision)
                ? "always"
                : "by "
                        + String.join(
                                ", ",
                                space.parents(decision).stream()
                                        .map(parent ->
                                                space.decisions().get(parent).path())
                                        .toList());
    }

    private static String shownLabels(Decision decision) {
        List<String> labels = new ArrayList<>();
        int shown = Math.min(LABELS_SHOWN, decision.options());
        for (int option = 0; option < shown; option++) {
            labels.add(decision.label(option));
        }
        if (shown < decision.options()) {
            labels.add("… " + decision.label(decision.options() - 1));
        }
        return String.join(" ", labels);
    }

    private void tail(SearchSpace space) {
        PrintWriter out = output.out();
        if (!space.constraints().isEmpty()) {
            out.println();
            space.constraints().forEach(constraint -> out.println("constraint " + constraint.text()));
        }
        out.flush();
    }

    private static Map<String, Object> object(SearchSpace space) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("space", space.name());
        object.put("description", space.tree().description());
        object.put("input", entries(space.tree()));
        object.put("output", space.tree().sizes());
        object.put("size", space.size().genotypes());
        object.put("exact", space.size().exact());
        List<Map<String, Object>> decisions = new ArrayList<>();
        for (int k = 0; k < space.decisions().size(); k++) {
            decisions.add(object(space, k));
        }
        object.put("decisions", decisions);
        object.put(
                "constraints",
                space.constraints().stream().map(Constraint::text).toList());
        return object;
    }

    private static Map<String, Object> object(SearchSpace space, int index) {
        Decision decision = space.decisions().get(index);
        List<String> labels = new ArrayList<>();
        for (int option = 0; option < decision.options(); option++) {
            labels.add(decision.label(option));
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("decision", decision.path());
        object.put("options", decision.options());
        object.put("ordered", decision.ordered());
        object.put("always", space.isAlwaysActive(index));
        object.put("labels", labels);
        return object;
    }

    /** What comes in, as a person writes it. */
    static String entries(SpaceTree tree) {
        List<String> entries = new ArrayList<>();
        tree.entries().forEach((name, entry) -> entries.add(name + " " + pairs(entry.sizes())));
        return String.join("; ", entries);
    }

    private static String pairs(Map<String, Integer> sizes) {
        List<String> pairs = new ArrayList<>();
        sizes.forEach((name, size) -> pairs.add(name + " " + size));
        return String.join(", ", pairs);
    }
}
