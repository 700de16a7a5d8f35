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
 * @param cost name of the measurement that the score is weighed against: the less, the better
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
        String cost,
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
         * @param codes where there is no label of the decision, there is its place in this list; empty if the label is always
         *     there itself
         */
        record Decided(Map<String, Cell> cells, List<String> codes) implements Identity {
            public Decided {
                cells = Map.copyOf(cells);
                codes = List.copyOf(codes);
            }
        }

        /**
         * One of the words or characters in a column.
         *
         * @param place from 0
         */
        record Cell(String column, int place, boolean isCharacter) {}
    }

    /**
     * Where a measurement stands.
     *
     * @param device what it was measured on; empty if it depends on none
     * @param least the smallest number that can be there
     * @param most the largest number that can be there
     * @param share of the full budget at which it was made, above 0 to 1
     */
    public record Column(
            String measurement,
            String unit,
            Split split,
            String device,
            double share,
            double least,
            double most,
            Source source) {}

    /** How a measurement follows from a row. */
    public sealed interface Source {

        /** The columns that are read. */
        List<String> columns();

        /** It is the mean of these columns. */
        record Mean(List<String> columns) implements Source {
            public Mean {
                columns = List.copyOf(columns);
            }
        }

        /**
         * It is the mean of the digits in one column, each weighed by the digit at the same place of another; 0 where all
         * weights are.
         *
         * @param digits column of what the mean is of
         * @param by column with as many digits, each the place of a weight, from 0
         * @param weights from 0
         */
        record Weighted(String digits, String by, List<Double> weights) implements Source {
            public Weighted {
                weights = List.copyOf(weights);
            }

            @Override
            public List<String> columns() {
                return List.of(digits, by);
            }
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
