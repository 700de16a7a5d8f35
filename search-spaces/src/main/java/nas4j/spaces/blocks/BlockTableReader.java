package nas4j.spaces.blocks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;
import nas4j.spaces.table.CsvFile;

/** Reads {@link BlockTable}s. Columns: see {@code docs/space-search.md}. */
final class BlockTableReader {
    private static final Pattern SHAPE = Pattern.compile("1x([1-9]\\d{0,6})x([1-9]\\d{0,6})x([1-9]\\d{0,6})");
    private static final Pattern OPTION = Pattern.compile("(.+)_([^_]+)");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,99}");
    private static final Pattern LAYER =
            Pattern.compile("([1-9]\\d{0,3})#([1-9]\\d{0,6})#(None|\\d{1,4}(?:\\.\\d{1,9})?)");

    private final Path path;
    private final String hyperspace;
    private final boolean hasLatencies;

    /** Of block types, by what the table writes. */
    private final Map<String, String> names = new HashMap<>();

    /** By stage, then by block type and window. */
    private final Map<String, Map<Option, List<BlockRow>>> stages = new LinkedHashMap<>();

    /** A block type and a window. */
    private record Option(String block, String window) {}

    /** Where the cells of a row are. */
    private record Columns(int space, int stage, int option, int layers, int shape, int loss, int latency) {
        static Columns of(CsvFile file, boolean hasLatencies) {
            return new Columns(
                    file.column("space"),
                    file.column("stage"),
                    file.column("block_width"),
                    file.column("kwe_list"),
                    file.column("input_shape"),
                    file.column("kd_nsr_loss_int8"),
                    hasLatencies ? file.column("pred_latency_ms_int8") : -1);
        }
    }

    BlockTableReader(Path path, String hyperspace, boolean hasLatencies) {
        this.path = path;
        this.hyperspace = hyperspace;
        this.hasLatencies = hasLatencies;
    }

    BlockTable read() {
        Where whole = new Where(path.toString(), 0, 0, "");
        if (!Files.isRegularFile(path)) {
            throw new InputException(whole, "there is no such file, accepted: a CSV file of blocks");
        }
        CsvFile file = CsvFile.read(path);
        Columns columns = Columns.of(file, hasLatencies);
        Set<String> known = new TreeSet<>();
        for (int row = 0; row < file.rows(); row++) {
            String name = file.cell(row, columns.space());
            known.add(name);
            if (name.equals(hyperspace)) {
                add(file, row, columns);
            }
        }
        if (!known.contains(hyperspace)) {
            throw new InputException(
                    whole, "found no hyperspace [" + hyperspace + "], " + Nearest.hint(hyperspace, known));
        }
        List<BlockStage> found = new ArrayList<>();
        stages.forEach((stage, rows) -> found.add(stage(stage, rows)));
        requireSameSizes(found);
        return new BlockTable(hyperspace, found);
    }

    private void add(CsvFile file, int row, Columns columns) {
        Where where = file.where(row, columns.option());
        Matcher option = OPTION.matcher(file.cell(row, columns.option()));
        if (!option.matches()) {
            throw new InputException(
                    where,
                    "found [" + file.cell(row, columns.option())
                            + "], accepted: block type and width window, such as mobilenet-v2_0");
        }
        String block = names.computeIfAbsent(option.group(1), written -> BlockTypes.name(hyperspace, written, where));
        BlockRow read = new BlockRow(
                block,
                layers(file.cell(row, columns.layers()), file.where(row, columns.layers())),
                shape(file.cell(row, columns.shape()), file.where(row, columns.shape())),
                above(0, file, row, columns.loss()),
                hasLatencies ? above(-Double.MIN_VALUE, file, row, columns.latency()) : 0,
                where);
        String stage = file.cell(row, columns.stage());
        if (!NAME.matcher(stage).matches()) {
            throw new InputException(
                    file.where(row, columns.stage()),
                    "found stage [" + stage + "], accepted: lower-case letters, digits and hyphens");
        }
        stages.computeIfAbsent(stage, _ -> new LinkedHashMap<>())
                .computeIfAbsent(new Option(block, option.group(2)), _ -> new ArrayList<>())
                .add(read);
    }

    private static double above(double bound, CsvFile file, int row, int column) {
        double number = file.number(row, column);
        if (!(number > bound && number < Double.POSITIVE_INFINITY)) {
            throw new InputException(
                    file.where(row, column),
                    "found [" + file.cell(row, column) + "], accepted: a number "
                            + (bound < 0 ? "of at least 0" : "above 0"));
        }
        return number;
    }

    private static ImageShape shape(String cell, Where where) {
        Matcher shape = SHAPE.matcher(cell);
        if (!shape.matches() || !shape.group(2).equals(shape.group(3))) {
            throw new InputException(where, "found [" + cell + "], accepted: 1xCHANNELSxSIDExSIDE, such as 1x32x56x56");
        }
        return new ImageShape(
                Integer.parseInt(shape.group(1)), Integer.parseInt(shape.group(2)), Integer.parseInt(shape.group(3)));
    }

    private static List<BlockLayer> layers(String cell, Where where) {
        List<BlockLayer> layers = new ArrayList<>();
        for (String written : cell.split("_", -1)) {
            Matcher layer = LAYER.matcher(written);
            if (!layer.matches()) {
                throw new InputException(
                        where,
                        "found layer [" + written
                                + "], accepted: KERNEL#CHANNELS#EXPANSION, with None for no expansion, such as 3#32#6");
            }
            layers.add(new BlockLayer(
                    Integer.parseInt(layer.group(1)),
                    Integer.parseInt(layer.group(2)),
                    layer.group(3).equals("None") ? null : Double.valueOf(layer.group(3))));
        }
        return layers;
    }

    private BlockStage stage(String name, Map<Option, List<BlockRow>> found) {
        Set<String> blocks = new LinkedHashSet<>();
        found.keySet().forEach(option -> blocks.add(option.block()));
        List<String> windows = windows(found);
        List<List<List<BlockRow>>> rows = blocks.stream()
                .map(block -> windows.stream()
                        .map(window -> rows(name, found, new Option(block, window)))
                        .toList())
                .toList();
        return new BlockStage(name, List.copyOf(blocks), windows, rows);
    }

    /** Narrow to wide. */
    private static List<String> windows(Map<Option, List<BlockRow>> found) {
        Map<String, TreeSet<Integer>> widths = new LinkedHashMap<>();
        found.forEach((option, rows) -> rows.forEach(row -> row.layers()
                .forEach(layer -> widths.computeIfAbsent(option.window(), _ -> new TreeSet<>())
                        .add(layer.channels()))));
        return widths.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, TreeSet<Integer>> each) ->
                                each.getValue().first())
                        .thenComparing(each -> each.getValue().last()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<BlockRow> rows(String stage, Map<Option, List<BlockRow>> found, Option option) {
        List<BlockRow> rows = found.get(option);
        if (rows == null) {
            throw new InputException(
                    new Where(path.toString(), 0, 0, ""),
                    "found no row of [" + hyperspace + "] with stage [" + stage + "], block type [" + option.block()
                            + "] and width window [" + option.window()
                            + "], accepted: rows of each block type with each window of its stage");
        }
        return List.copyOf(rows);
    }

    /** Every setting must be known for images of as many sizes as the others. */
    private void requireSameSizes(List<BlockStage> found) {
        int sizes = found.getFirst().sides().size();
        for (BlockStage stage : found) {
            for (List<List<BlockRow>> windows : stage.rows()) {
                for (List<BlockRow> rows : windows) {
                    Set<Integer> sides = new TreeSet<>();
                    rows.forEach(row -> sides.add(row.shape().height()));
                    if (sides.size() != sizes) {
                        throw new InputException(
                                rows.getFirst().where(),
                                "found images of the sides " + sides + " in stage [" + stage.name() + "] with ["
                                        + rows.getFirst().block() + "], accepted: " + sizes
                                        + " sizes, as in the first stage");
                    }
                }
            }
        }
    }
}
