package nas4j.experiments.proxy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nas4j.experiments.csv.CsvTable;

/**
 * A cell of NAS-Bench-201 with published figures.
 *
 * @param architecture as the benchmark writes it
 * @param accuracy on the test images of CIFAR-10 after 200 epochs, %
 * @param scores by the names of our proxies
 */
record PublishedCell(String architecture, double accuracy, Map<String, Double> scores) {
    private static final List<String> OPERATORS =
            List.of("skip_connect", "none", "nor_conv_3x3", "nor_conv_1x1", "avg_pool_3x3");
    /** Columns of the table of scores. */
    private static final Map<String, String> COLUMNS = Map.of(
            "parameters", "params",
            "macs", "flops",
            "synflow", "synflow",
            "snip", "snip",
            "grad-norm", "grad_norm",
            "jacov", "jacov",
            "nwot", "nwot");

    PublishedCell {
        scores = Map.copyOf(scores);
    }

    double score(String proxy) {
        return Objects.requireNonNull(scores.get(proxy), proxy);
    }

    /** Those for which there are scores, in the table's order. */
    static List<PublishedCell> read(Path folder) {
        CsvTable results = CsvTable.read(folder.resolve("nas-bench-201.csv.gz"), "folder");
        Map<String, List<String>> byArchitecture = new HashMap<>();
        results.rows().forEach(row -> byArchitecture.put(cell(results, row, "arch_str"), row));
        CsvTable table = CsvTable.read(folder.resolve("zero-cost-proxies.csv.gz"), "folder");
        List<PublishedCell> cells = new ArrayList<>();
        for (List<String> row : table.rows()) {
            if (cell(table, row, "space").equals("nasbench201")
                    && cell(table, row, "dataset").equals("cifar10")) {
                String architecture = architecture(cell(table, row, "arch"));
                List<String> result = Objects.requireNonNull(byArchitecture.get(architecture), architecture);
                Map<String, Double> scores = new HashMap<>();
                COLUMNS.forEach((proxy, column) -> scores.put(proxy, number(table, row, column)));
                scores.put("zen", number(results, result, "zen_c10"));
                cells.add(new PublishedCell(architecture, number(results, result, "c10_test200"), scores));
            }
        }
        return cells;
    }

    private static String cell(CsvTable table, List<String> row, String column) {
        return row.get(table.columns().indexOf(column));
    }

    private static double number(CsvTable table, List<String> row, String column) {
        return Double.parseDouble(cell(table, row, column).replace("inf", "Infinity"));
    }

    /** The table counts nodes from 1, and lists the edges by where they begin. */
    private static String architecture(String operators) {
        String[] edges = operators.replaceAll("[() ]", "").split(",");
        String[] names = new String[edges.length];
        for (int k = 0; k < edges.length; k++) {
            names[k] = OPERATORS.get(Integer.parseInt(edges[k]));
        }
        return "|%s~0|+|%s~0|%s~1|+|%s~0|%s~1|%s~2|"
                .formatted(names[0], names[1], names[3], names[2], names[4], names[5]);
    }
}
