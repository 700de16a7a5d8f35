package nas4j.spaces.table;

import java.util.List;
import java.util.Map;
import nas4j.evaluate.Split;
import org.jspecify.annotations.Nullable;

/**
 * What is in a published table.
 *
 * @param space name of the space in the catalogue
 * @param file name of the gzip CSV file
 * @param where of the file's rows those that have these cells, by the names of their columns; all if it is empty
 * @param rows how many architectures these are
 * @param architecture where a row says which architecture it is of
 * @param score name of the measurement that says how good networks are: the more, the better
 * @param devices latencies on devices; null if there are none
 */
public record TableDescription(
        String name,
        String description,
        String space,
        String file,
        Map<String, String> where,
        int rows,
        Identity architecture,
        String score,
        List<Column> columns,
        @Nullable Devices devices) {
    public TableDescription {
        description = description.strip();
        where = Map.copyOf(where);
        columns = List.copyOf(columns);
    }

    /** Whether it has results of a part of the budget too. */
    public boolean hasPartOfTheBudget() {
        return columns.stream().anyMatch(column -> column.share() < 1);
    }

    /** Where a row says which architecture it is of. */
    public sealed interface Identity {

        /** In one column, by the benchmark's own string. */
        record Named(String column) implements Identity {}

        /**
         * By the answers to decisions.
         *
         * @param cells for the path of each decision, where its label is
         * @param codes what stands for the label instead is its place in this list; empty if the label is there itself
         */
        record Decided(Map<String, Cell> cells, List<String> codes) implements Identity {
            public Decided {
                cells = Map.copyOf(cells);
                codes = List.copyOf(codes);
            }
        }

        /**
         * One of the words in a column.
         *
         * @param word from 0
         */
        record Cell(String column, int word) {}
    }

    /**
     * Where a measurement stands.
     *
     * @param device what it was measured on; empty if it depends on none
     * @param least the smallest number that can be there
     * @param most the largest number that can be there
     * @param share of the full budget at which it was made, above 0 to 1
     * @param columns if there are several, the measurement is their mean
     */
    public record Column(
            String measurement,
            String unit,
            Split split,
            String device,
            double share,
            double least,
            double most,
            List<String> columns) {
        public Column {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A file with a column for each device.
     *
     * @param row the column of both files by which their rows belong together
     * @param least no device is so fast: what is below is a fault, and read as this
     */
    public record Devices(String file, String row, String measurement, String unit, double least) {}
}
