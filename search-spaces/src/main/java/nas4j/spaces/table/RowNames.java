package nas4j.spaces.table;

import java.util.ArrayList;
import java.util.Arrays;
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
        record Answer(Decision decision, int column, int place, boolean isCharacter) {}

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
                answers.add(new Answer(decision, table.column(cell.column()), cell.place(), cell.isCharacter()));
            }
            return new ByDecisions(table, answers, decided.codes(), space);
        }

        @Override
        public Genotype genotype(int row) {
            int[] options =
                    answers.stream().mapToInt(answer -> option(answer, row)).toArray();
            Genotype genotype = space.genotype(
                    Arrays.stream(options).map(option -> Math.max(0, option)).toArray());
            for (int k = 0; k < options.length; k++) {
                if (options[k] < 0 && genotype.isActive(k)) {
                    throw unknown(answers.get(k), row);
                }
            }
            return genotype;
        }

        /** -1 if the decision has no such option. */
        private int option(Answer answer, int row) {
            return answer.decision().option(label(row, answer));
        }

        private InputException unknown(Answer answer, int row) {
            return new InputException(
                    table.where(row, answer.column()),
                    "found [" + label(row, answer) + "] for the decision ["
                            + answer.decision().path() + "], which has no such option");
        }

        private String label(int row, Answer answer) {
            String cell = table.cell(row, answer.column());
            List<String> words = answer.isCharacter()
                    ? List.of(cell.split("", -1))
                    : BETWEEN.splitAsStream(cell)
                            .filter(word -> !word.isEmpty())
                            .toList();
            String word = answer.place() < words.size() ? words.get(answer.place()) : "";
            if (answer.decision().option(word) >= 0 || !word.matches("\\d{1,3}")) {
                return word;
            }
            int code = Integer.parseInt(word);
            boolean isCode = code < codes.size() && answer.decision().option(codes.get(code)) >= 0;
            return isCode ? codes.get(code) : word;
        }
    }
}
