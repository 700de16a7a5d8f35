package nas4j.experiments.csv;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/**
 * Says which architecture a row of a table is of: by a column of the table or, where it has none, of another file, whose
 * rows have the same index.
 */
public final class Architectures {
    /** Joins two files. */
    public static final String INDEX = "index";

    /** Columns that hold architectures, the first of them that is there. */
    public static final List<String> COLUMNS = List.of("arch_str", "architecture", "arch");

    private static final Pattern LIST = Pattern.compile("[\\[(]?\\s*\\d+(?:[\\s,;]+\\d+)+\\s*[\\])]?");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final String OPTION = "--architectures";

    private final SearchSpace space;
    private final CsvTable file;
    private final int column;

    private Architectures(SearchSpace space, CsvTable file, int column) {
        this.space = space;
        this.file = file;
        this.column = column;
    }

    /**
     * The architecture of each row of a table.
     *
     * @param folderFile where architectures are if the table has no column of them
     * @throws InputException if they are not there, or are none of the space
     */
    public static List<Genotype> of(CsvTable table, Path folderFile, SearchSpace space) {
        int own = find(table);
        if (own >= 0) {
            Architectures names = new Architectures(space, table, own);
            return IntStream.range(0, table.rows().size())
                    .mapToObj(names::genotype)
                    .toList();
        }
        if (!Files.isRegularFile(folderFile)) {
            throw new InputException(
                    new Where(OPTION, 0, 0, ""),
                    "found none of the columns " + COLUMNS + " in " + table.file() + " and no file [" + folderFile
                            + "], accepted: a CSV file with the columns index and one of these");
        }
        CsvTable file = CsvTable.read(folderFile, OPTION);
        int column = find(file);
        if (column < 0) {
            throw new InputException(
                    new Where(OPTION, 0, 0, ""),
                    "found no column [" + COLUMNS.getFirst() + "] in " + file.file() + ", "
                            + Nearest.hint(COLUMNS.getFirst(), file.columns()));
        }
        Architectures names = new Architectures(space, file, column);
        return names.joined(table);
    }

    private static int find(CsvTable table) {
        return COLUMNS.stream()
                .mapToInt(table.columns()::indexOf)
                .filter(column -> column >= 0)
                .findFirst()
                .orElse(-1);
    }

    /**
     * The architecture of each row of a table, by one of its columns.
     *
     * @param named where the column was named, for messages
     * @throws InputException if there is no such column, or a row names none of the space
     */
    public static List<Genotype> of(CsvTable table, String column, Where named, SearchSpace space) {
        Architectures names = new Architectures(space, table, table.column(column, named));
        return IntStream.range(0, table.rows().size()).mapToObj(names::genotype).toList();
    }

    private List<Genotype> joined(CsvTable table) {
        int theirs = file.column(INDEX, OPTION);
        int ours = table.column(INDEX, "--table");
        Map<String, Integer> rowOf = HashMap.newHashMap(file.rows().size());
        for (int row = 0; row < file.rows().size(); row++) {
            rowOf.put(file.cell(row, theirs), row);
        }
        return IntStream.range(0, table.rows().size())
                .mapToObj(row -> {
                    Integer other = rowOf.get(table.cell(row, ours));
                    if (other == null) {
                        throw new InputException(
                                table.where(row, ours),
                                "found [" + table.cell(row, ours) + "], which no row of " + file.file() + " has");
                    }
                    return genotype(other);
                })
                .toList();
    }

    private Genotype genotype(int row) {
        try {
            return parse(file.cell(row, column));
        } catch (InputException e) {
            throw new InputException(file.where(row, column), e.problem());
        } catch (IllegalArgumentException e) {
            throw new InputException(file.where(row, column), String.valueOf(e.getMessage()));
        }
    }

    private Genotype parse(String text) {
        int decisions = space.decisions().size();
        if (LIST.matcher(text).matches()) {
            return space.genotype(Arrays.stream(text.split("\\D+", -1))
                    .filter(number -> !number.isEmpty())
                    .mapToInt(Integer::parseInt)
                    .toArray());
        }
        if (DIGITS.matcher(text).matches() && text.length() == decisions) {
            return space.genotype(text.chars().map(digit -> digit - '0').toArray());
        }
        return space.parse(text);
    }
}
