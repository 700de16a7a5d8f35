package nas4j.experiments.predict;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nas4j.experiments.csv.Architectures;
import nas4j.experiments.csv.CsvTable;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.predict.Row;
import nas4j.predictors.job.KnownRows;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.spaces.table.TableDescription;
import nas4j.spaces.table.TableRows;

/**
 * Rows of a CSV file as predictors know them.
 *
 * @param source of their space
 * @param known rows with a value
 * @param sources of each other task the value of each row; NaN where there is none
 */
public record CsvRows(SpaceSource source, KnownRows known, Map<String, List<Double>> sources) {
    /** Rows whose architectures are lists of numbers that stand for something, though nobody says what. */
    public static final String CODES = "codes";

    private static final Pattern CODE = Pattern.compile("\\d+");

    public CsvRows {
        sources = Map.copyOf(sources);
    }

    /**
     * Reads a file.
     *
     * @throws InputException if there is no such file or column, or a cell is not what it should be
     */
    public static CsvRows read(CsvQuestion question) {
        CsvTable whole = CsvTable.read(question.file(), question.place("csv"));
        int target = whole.column(question.target(), question.place("target"));
        List<Integer> rows = IntStream.range(0, whole.rows().size())
                .filter(row -> isAsked(whole, row, question) && Double.isFinite(whole.number(row, target)))
                .boxed()
                .toList();
        if (question.space().isEmpty() && question.features().isEmpty()) {
            throw new InputException(
                    question.place("space"), "found neither a space nor features, accepted: one of both, or both");
        }
        return question.space().isEmpty()
                ? new Reading(question, whole.at(rows), new SpaceSource.Plain())
                        .rows(space -> Collections.nCopies(rows.size(), space.genotype()))
                : withSpace(question, whole, rows);
    }

    private static boolean isAsked(CsvTable table, int row, CsvQuestion question) {
        return question.where().entrySet().stream()
                .allMatch(cell -> table.cell(row, table.column(cell.getKey(), question.place("where")))
                        .equals(cell.getValue()));
    }

    private static CsvRows withSpace(CsvQuestion question, CsvTable whole, List<Integer> rows) {
        String name = question.space().orElseThrow();
        CsvTable table = whole.at(rows);
        if (name.equals(CODES)) {
            List<List<String>> codes = codes(table, question);
            return new Reading(question, table, new SpaceSource.Codes(answers(codes)))
                    .rows(space -> genotypes(space, codes));
        }
        SpaceSource source = SpaceSource.of(name, question.place("space"));
        if (question.architecture().isPresent()) {
            String column = question.architecture().get();
            return new Reading(question, table, source)
                    .rows(space -> Architectures.of(table, column, question.place("architecture"), space));
        }
        SearchSpace space = source.open();
        Optional<TableDescription> published =
                TableRows.find(String.valueOf(question.file().getFileName()), space.name());
        if (published.isEmpty()) {
            Path others = question.file().resolveSibling(space.name() + ".csv.gz");
            return new Reading(question, table, source).rows(of -> Architectures.of(table, others, of));
        }
        return ofPublished(question, whole, rows, source, published.get());
    }

    private static CsvRows ofPublished(
            CsvQuestion question, CsvTable whole, List<Integer> rows, SpaceSource source, TableDescription published) {
        SearchSpace space = source.open();
        List<Optional<Genotype>> genotypes = TableRows.read(published, question.file(), space);
        List<Integer> described =
                rows.stream().filter(row -> genotypes.get(row).isPresent()).toList();
        return new Reading(question, whole.at(described), source)
                .rows(of -> described.stream()
                        .map(row -> of.adopt(genotypes.get(row).orElseThrow()))
                        .toList());
    }

    private static List<List<String>> codes(CsvTable table, CsvQuestion question) {
        String column = question.architecture().orElse("architecture");
        int place = table.column(column, question.place("architecture"));
        List<List<String>> codes = new ArrayList<>();
        for (int row = 0; row < table.rows().size(); row++) {
            List<String> of = CODE.matcher(table.cell(row, place))
                    .results()
                    .map(MatchResult::group)
                    .toList();
            if (of.isEmpty()
                    || (!codes.isEmpty() && of.size() != codes.getFirst().size())) {
                throw new InputException(
                        table.where(row, place),
                        "found [" + of.size() + "] numbers, accepted: as many in each row, at least 1");
            }
            codes.add(of);
        }
        return codes;
    }

    private static List<List<String>> answers(List<List<String>> codes) {
        return IntStream.range(0, codes.isEmpty() ? 0 : codes.getFirst().size())
                .mapToObj(question -> List.copyOf(
                        codes.stream().map(of -> of.get(question)).collect(Collectors.toCollection(TreeSet::new))))
                .toList();
    }

    private static List<Genotype> genotypes(SearchSpace space, List<List<String>> codes) {
        List<List<String>> answers = answers(codes);
        return codes.stream()
                .map(of -> space.genotype(IntStream.range(0, of.size())
                        .map(question -> answers.get(question).indexOf(of.get(question)))
                        .toArray()))
                .toList();
    }

    /** What is done with the rows once it is known which they are. */
    private record Reading(CsvQuestion question, CsvTable table, SpaceSource source) {
        CsvRows rows(Function<SearchSpace, List<Genotype>> naming) {
            if (table.rows().size() < 2) {
                throw new InputException(
                        new Where(table.file().toString(), 0, 0, ""),
                        "found [" + table.rows().size() + "] rows with a number in " + question.target()
                                + ", accepted: 2 or more\nMaybe where names other cells.");
            }
            SearchSpace space = source.open();
            List<Genotype> genotypes = naming.apply(space);
            List<List<Double>> features =
                    question.features().stream().map(this::feature).toList();
            List<Row> rows = new ArrayList<>();
            List<String> groups = new ArrayList<>();
            for (int row = 0; row < genotypes.size(); row++) {
                int place = row;
                Row found = new Row(
                        genotypes.get(row),
                        features.stream().map(feature -> feature.get(place)).toList());
                rows.add(found);
                groups.add(group(found, row));
            }
            List<Double> values = column(question.target(), "target");
            KnownRows known = new KnownRows(space, rows, values, groups);
            return new CsvRows(
                    source,
                    known,
                    question.sources().stream()
                            .collect(Collectors.toMap(source -> source, source -> column(source, "sources"))));
        }

        private String group(Row row, int place) {
            return question.group()
                    .map(column -> table.cell(place, table.column(column, question.place("group"))))
                    .orElseGet(() -> row.genotype().text() + row.columns());
        }

        /** A column of numbers; those that are infinite are as the least or the greatest of the others. */
        private List<Double> feature(String name) {
            int column = table.column(name, question.place("features"));
            List<Double> numbers = column(name, "features");
            DoubleSummaryStatistics finite = numbers.stream()
                    .mapToDouble(Double::doubleValue)
                    .filter(Double::isFinite)
                    .summaryStatistics();
            for (int row = 0; row < numbers.size(); row++) {
                if (Double.isNaN(numbers.get(row)) || finite.getCount() == 0) {
                    throw new InputException(
                            table.where(row, column),
                            "found [" + table.cell(row, column)
                                    + "], accepted: a number in each row, some of them finite");
                }
            }
            return numbers.stream()
                    .map(number -> Math.clamp(number, finite.getMin(), finite.getMax()))
                    .toList();
        }

        private List<Double> column(String name, String part) {
            int column = table.column(name, question.place(part));
            return IntStream.range(0, table.rows().size())
                    .mapToObj(row -> table.number(row, column))
                    .toList();
        }
    }
}
