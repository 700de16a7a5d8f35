package nas4j.experiments.cli.space;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nas4j.experiments.cli.output.Format;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.cli.output.Report;
import nas4j.experiments.evolve.SpaceComparison;
import nas4j.search.spaceevo.QtScore;
import nas4j.search.spaceevo.ScoredSpace;
import nas4j.search.spaceevo.SpaceGenome;
import nas4j.search.spaceevo.SpaceScore;
import nas4j.search.spaceevo.StageOptions;
import nas4j.spaces.blocks.BlockTable;
import nas4j.spaces.blocks.SpaceFile;
import nas4j.spaces.blocks.StageDecisions;
import org.jspecify.annotations.Nullable;

/**
 * What a search for a space came to.
 *
 * @param spaces how many were scored
 * @param out the space file
 */
record EvolvedReport(BlockTable table, SpaceComparison found, QtScore formula, int spaces, long seed, Path out) {
    private static final double PERCENT = 100;
    private static final List<String> COLUMNS =
            List.of("stage", "block", "window", "depths", "channels", "kernels", "expansions");

    /** The evolved space. */
    SpaceFile space() {
        return new SpaceFile(table, found.evolved().genome());
    }

    /** Where the space comes from, for the file. */
    String description() {
        return "Evolved from " + table.hyperspace().name() + " with seed " + seed + ": score "
                + rounded(found.evolved().score().value()) + " under "
                + String.join(
                        " and ",
                        formula.limitsMs().stream()
                                .map(limit -> text(limit) + " ms")
                                .toList())
                + ", random search " + rounded(found.random().score().value()) + ".";
    }

    void print(Output output) {
        if (output.format() == Format.json) {
            output.json(object());
            return;
        }
        if (output.format() == Format.text) {
            scores().forEach(output.out()::println);
        }
        try (Report stages = output.report(COLUMNS)) {
            stages().forEach(stage -> stages.row(stage.values().toArray()));
        }
        if (output.format() == Format.text) {
            output.out().println();
            output.out().println("The space is in " + out + ". Search it with `space: " + out + "` in an experiment.");
            output.out().flush();
        }
    }

    private List<String> scores() {
        List<String> lines = new ArrayList<>();
        lines.add(space().name());
        lines.add("");
        found.evolved().score().limits().forEach(kept -> lines.add(kept(kept)));
        lines.add(String.format(
                Locale.ROOT, "score              %.4f", found.evolved().score().value()));
        lines.add(String.format(
                Locale.ROOT,
                "random search      %.4f (the best of %,d spaces: %s)",
                found.random().score().value(),
                spaces,
                String.join(", ", blocks(found.random().genome()))));
        lines.add(String.format(
                Locale.ROOT,
                "one block type     %.4f (the best: %s)",
                found.homogeneous().score().value(),
                blocks(found.homogeneous().genome()).getFirst()));
        lines.add("");
        return lines;
    }

    private String kept(SpaceScore.Kept kept) {
        return String.format(
                        Locale.ROOT,
                        "%.1f %% of its networks take at most %s ms",
                        PERCENT * kept.share(),
                        text(kept.limitMs()))
                + (kept.share() == 0
                        ? ""
                        : String.format(
                                Locale.ROOT, "; mean loss of the best %d of them: %.4f", formula.top(), kept.loss()));
    }

    private List<String> blocks(SpaceGenome genome) {
        List<String> blocks = new ArrayList<>();
        for (int stage = 0; stage < genome.blocks().size(); stage++) {
            blocks.add(table.hyperspace()
                    .stages()
                    .get(stage)
                    .blocks()
                    .get(genome.blocks().get(stage)));
        }
        return blocks;
    }

    /** By stage, the values of {@link #COLUMNS}. */
    private List<Map<String, Object>> stages() {
        SpaceGenome genome = found.evolved().genome();
        List<Map<String, Object>> stages = new ArrayList<>();
        for (int place = 0; place < genome.blocks().size(); place++) {
            StageOptions stage = table.hyperspace().stages().get(place);
            int block = genome.blocks().get(place);
            int window = genome.windows().get(place);
            StageDecisions decisions = table.decisions(place, block, window);
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("stage", stage.name());
            values.put("block", stage.blocks().get(block));
            values.put("window", stage.windows().get(window));
            values.put("depths", decisions.depths().numbers());
            values.put("channels", decisions.channels().numbers());
            values.put("kernels", decisions.kernels().numbers());
            values.put("expansions", decisions.expansions().numbers());
            stages.add(values);
        }
        return stages;
    }

    private Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("space", space().name());
        object.put("hyperspace", table.hyperspace().name());
        object.put("file", out.toString());
        object.put("seed", seed);
        object.put("spaces", spaces);
        object.put("draws", formula.draws());
        object.putAll(scored(found.evolved()));
        object.put("random", scored(found.random()));
        object.put("homogeneous", scored(found.homogeneous()));
        object.put("stages", stages());
        return object;
    }

    private Map<String, Object> scored(ScoredSpace space) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("score", space.score().value());
        object.put("blocks", space.genome().blocks());
        object.put("windows", space.genome().windows());
        List<Map<String, @Nullable Object>> limits = new ArrayList<>();
        for (SpaceScore.Kept kept : space.score().limits()) {
            Map<String, @Nullable Object> limit = new LinkedHashMap<>();
            limit.put("latencyMs", kept.limitMs());
            limit.put("share", kept.share());
            limit.put("loss", kept.share() == 0 ? null : kept.loss());
            limits.add(limit);
        }
        object.put("limits", limits);
        return object;
    }

    private static String text(double limitMs) {
        return BigDecimal.valueOf(limitMs).stripTrailingZeros().toPlainString();
    }

    private static String rounded(double score) {
        return String.format(Locale.ROOT, "%.4f", score);
    }
}
