package nas4j.spaces.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.Decision;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.spaces.table.TableDescription.Identity;

/** Says which architecture a row is of. */
sealed interface RowNames {

    /**
     * The architecture of a row.
     *
     * @throws InputException if the row names none of the space
     */
    Genotype genotype(int row);

    /**
     * Finds the columns that say it.
     *
     * @throws InputException if one is missing
     */
    static RowNames of(Identity identity, CsvFile table, SearchSpace space) {
        return switch (identity) {
            case Identity.Named named -> new ByName(table, table.column(named.column()), space);
            case Identity.Decided decided -> ByDecisions.of(decided, table, space);
        };
    }

    /** By the benchmark's own string. */
    record ByName(CsvFile table, int column, SearchSpace space) implements RowNames {
        @Override
        public Genotype genotype(int row) {
            try {
                return space.parse(table.cell(row, column));
            } catch (InputException e) {
                throw new InputException(table.where(row, column), e.problem());
            }
        }
    }

    /** By the label of each decision; those of decisions that do not exist are not looked at. */
    record ByDecisions(CsvFile table, List<Answer> answers, List<String> codes, SearchSpace space) implements RowNames {
        /** What is between words, and around them in a list with brackets. */
        private static final Pattern BETWEEN = Pattern.compile("[ ,()\\[\\]]+");

        /** Where the answer to a decision is. */
        record Answer(Decision decision, int column, int word) {}

        public ByDecisions {
            answers = List.copyOf(answers);
            codes = List.copyOf(codes);
        }

        static ByDecisions of(Identity.Decided decided, CsvFile table, SearchSpace space) {
            List<Answer> answers = new ArrayList<>();
            for (Decision decision : space.decisions()) {
                Identity.Cell cell = decided.cells().get(decision.path());
                if (cell == null) {
                    throw new InputException(
                            new Where(table.path().toString(), 0, 0, ""),
                            "the table's description has no column for the decision [" + decision.path() + "]");
                }
                answers.add(new Answer(decision, table.column(cell.column()), cell.word()));
            }
            return new ByDecisions(table, answers, decided.codes(), space);
        }

        @Override
        public Genotype genotype(int row) {
            return space.genotype(
                    answers.stream().mapToInt(answer -> option(answer, row)).toArray());
        }

        private int option(Answer answer, int row) {
            String label = label(table.cell(row, answer.column()), answer.word());
            int option = answer.decision().option(label);
            if (option < 0) {
                throw new InputException(
                        table.where(row, answer.column()),
                        "found [" + label + "] for the decision ["
                                + answer.decision().path() + "], which has no such option");
            }
            return option;
        }

        private String label(String cell, int number) {
            List<String> words =
                    BETWEEN.splitAsStream(cell).filter(word -> !word.isEmpty()).toList();
            String word = number < words.size() ? words.get(number) : "";
            if (codes.isEmpty() || !word.matches("\\d{1,3}")) {
                return word;
            }
            int code = Integer.parseInt(word);
            return code < codes.size() ? codes.get(code) : word;
        }
    }
}
