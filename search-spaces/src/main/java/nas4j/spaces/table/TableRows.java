package nas4j.spaces.table;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/** Which architecture each row of a published file is of, for those who look at its other columns themselves. */
public final class TableRows {
    private TableRows() {}

    /** The description of a file of this name with networks of a space of this name; empty if it is none of ours. */
    public static Optional<TableDescription> find(String file, String space) {
        return Tables.names().stream()
                .map(name -> Tables.describe(name, Where.UNKNOWN))
                .filter(table -> table.file().equals(file) && table.space().equals(space))
                .findFirst();
    }

    /**
     * The architecture of each of the file's rows, in their order; empty for a row that is not among the table's.
     *
     * @param file with rows as the description says
     * @throws InputException if it cannot be read, or a row names no architecture of the space
     */
    public static List<Optional<Genotype>> read(TableDescription description, Path file, SearchSpace space) {
        CsvFile table = CsvFile.read(file);
        RowNames names = RowNames.of(description.architecture(), table, space);
        return IntStream.range(0, table.rows())
                .mapToObj(row -> description.where().entrySet().stream()
                                .allMatch(cell -> table.cell(row, table.column(cell.getKey()))
                                        .equals(cell.getValue()))
                        ? Optional.of(names.genotype(row))
                        : Optional.<Genotype>empty())
                .toList();
    }
}
