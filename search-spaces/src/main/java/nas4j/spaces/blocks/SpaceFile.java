package nas4j.spaces.blocks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import nas4j.search.spaceevo.Hyperspace;
import nas4j.search.spaceevo.SpaceGenome;
import nas4j.search.spaceevo.StageOptions;

/**
 * Writes a space of a hyperspace in the space language. Depths, kernels, widths and expansions are decisions between what the
 * table's settings have; where layers of a stage differ in one, each layer decides for itself. The space's image is the largest of
 * the table. What comes before and after the stages is that of MobileNetV3.
 */
public final class SpaceFile {
    /** The first convolution halves the image. */
    private static final int STEM_STRIDE = 2;

    private final BlockTable table;
    private final SpaceGenome genome;

    public SpaceFile(BlockTable table, SpaceGenome genome) {
        this.table = table;
        this.genome = genome;
    }

    /** Such as {@code onnxw-121122-011313}: places of the block types and windows of the stages. */
    public String name() {
        return (table.hyperspace().name() + "-" + word(genome.blocks()) + "-" + word(genome.windows()))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9-]+", "-");
    }

    private static String word(List<Integer> places) {
        boolean isLong = places.stream().anyMatch(place -> place > 9);
        return String.join(
                isLong ? "-" : "", places.stream().map(String::valueOf).toList());
    }

    /**
     * The text of the file.
     *
     * @param description a sentence or two, in one line
     */
    public String text(String description) {
        List<String> lines = new ArrayList<>();
        int side = STEM_STRIDE * table.largestSide();
        lines.addAll(List.of("space: " + name(), "description: >", "  " + description, ""));
        lines.addAll(List.of("input: {image: [3, " + side + ", " + side + "]}", "output: {classes: 1000}", ""));
        lines.addAll(List.of("let:", "  stem: " + table.stemChannels().text(), ""));
        network(lines);
        lines.addAll(List.of("", "blocks:"));
        stages(lines);
        new TreeSet<>(blocks()).forEach(block -> {
            lines.add("");
            BlockTypes.definition(block).lines().map(line -> "  " + line).forEach(lines::add);
        });
        return String.join("\n", lines) + "\n";
    }

    private void network(List<String> lines) {
        lines.add("network:");
        lines.addAll(List.of(
                "  - conv: {channels: stem, stride: " + STEM_STRIDE + "}",
                "  - norm",
                "  - act: hswish",
                "  - mbconv: {channels: stem, expand: 1}"));
        table.hyperspace().stages().forEach(stage -> lines.add("  - " + stage.name()));
        lines.addAll(List.of(
                "  - conv: {channels: 1280, kernel: 1}",
                "  - norm",
                "  - act: hswish",
                "  - global-pool",
                "  - linear: {features: 1920, bias: false}",
                "  - act: hswish",
                "  - linear: classes"));
    }

    private void stages(List<String> lines) {
        Hyperspace hyperspace = table.hyperspace();
        for (int stage = 0; stage < hyperspace.stages().size(); stage++) {
            StageDecisions decisions = table.decisions(
                    stage, genome.blocks().get(stage), genome.windows().get(stage));
            Map<String, StageDecisions.Open> open = new LinkedHashMap<>();
            open.put("channels", decisions.channels());
            open.put("kernel", decisions.kernels());
            open.put("expand", decisions.expansions());
            open.values().removeIf(each -> each.options().isEmpty());
            lines.addAll(stage == 0 ? List.of() : List.of(""));
            lines.add("  " + hyperspace.stages().get(stage).name() + ":");
            if (open.values().stream().anyMatch(each -> !each.isOfLayers())) {
                lines.add("    let:");
                open.forEach((name, each) ->
                        lines.addAll(each.isOfLayers() ? List.of() : List.of("      " + name + ": " + each.text())));
            }
            lines.addAll(List.of("    repeat: " + decisions.depths().text(), "    body:"));
            lines.add("      " + blocks().get(stage) + ":");
            open.forEach(
                    (name, each) -> lines.add("        " + name + ": " + (each.isOfLayers() ? each.text() : name)));
            int stride = table.strides().get(stage);
            lines.add("        stride: " + stride + (stride == 1 ? "" : "@first"));
        }
    }

    /** The block types of the stages. */
    private List<String> blocks() {
        List<StageOptions> stages = table.hyperspace().stages();
        List<String> blocks = new ArrayList<>();
        for (int stage = 0; stage < stages.size(); stage++) {
            blocks.add(stages.get(stage).blocks().get(genome.blocks().get(stage)));
        }
        return blocks;
    }
}
