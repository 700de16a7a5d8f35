package nas4j.spaces.table;

import nas4j.input.InputException;
import nas4j.spaces.table.TableDescription.Source;

/** Means of digits that are weighed by other digits. */
final class WeightedDigits {
    private WeightedDigits() {}

    /**
     * The mean of each row.
     *
     * @throws InputException if a row has not as many digits in both columns, or one for which there is no weight
     */
    static double[] means(Source.Weighted weighted, CsvFile table) {
        int digits = table.column(weighted.digits());
        int by = table.column(weighted.by());
        double[] means = new double[table.rows()];
        for (int row = 0; row < means.length; row++) {
            String values = digits(table, row, digits);
            String places = digits(table, row, by);
            if (values.length() != places.length()) {
                throw new InputException(
                        table.where(row, by), "found [" + places + "], accepted: " + values.length() + " digits");
            }
            double sum = 0;
            double weights = 0;
            for (int k = 0; k < values.length(); k++) {
                int place = places.charAt(k) - '0';
                if (place >= weighted.weights().size()) {
                    throw new InputException(
                            table.where(row, by),
                            "found [" + place + "], accepted: 0 to "
                                    + (weighted.weights().size() - 1));
                }
                double weight = weighted.weights().get(place);
                sum += weight * (values.charAt(k) - '0');
                weights += weight;
            }
            means[row] = weights == 0 ? 0 : sum / weights;
        }
        return means;
    }

    private static String digits(CsvFile table, int row, int column) {
        String cell = table.cell(row, column);
        if (!cell.matches("[0-9]+")) {
            throw new InputException(table.where(row, column), "found [" + cell + "], accepted: digits");
        }
        return cell;
    }
}
