package nas4j.results.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.results.analysis.Criterion;

/**
 * Compares methods by their final scores in a CSV text: the scores of {@code X} in a column of that name, those of random
 * search in its space and with its training in {@code Random X}, or for all methods in {@code Random}. More is better.
 * Scores are independent: rows are not seeds.
 */
public final class CsvComparison {
    private static final String RANDOM = "random";
    private static final Criterion SCORE = new Criterion("score", "", true);

    private final Map<String, List<Double>> columns;
    private final List<String> remarks = new ArrayList<>();

    private CsvComparison(Map<String, List<Double>> columns) {
        this.columns = columns;
    }

    /**
     * Compares the methods of a table.
     *
     * @param file its name, for messages
     * @throws InputException if the text is no such table, or a method or its random search has 1 or 2 scores
     */
    public static Comparison of(String file, String text) {
        CsvComparison comparison = new CsvComparison(ScoreTable.read(file, text));
        comparison.requireEnough(file);
        return comparison.compare();
    }

    private void requireEnough(String file) {
        String few = columns.entrySet().stream()
                .filter(column ->
                        !column.getValue().isEmpty() && column.getValue().size() < Method.LEAST)
                .map(column ->
                        "[" + column.getKey() + "] has [" + column.getValue().size() + "] scores")
                .collect(Collectors.joining(", "));
        boolean nothing = columns.values().stream().allMatch(List::isEmpty);
        if (!few.isEmpty() || nothing) {
            throw new InputException(
                    new Where(file, 0, 0, ""),
                    (nothing ? "found no scores" : few) + ", accepted: " + Method.LEAST
                            + " or more, or none\nMaybe some runs are still missing.");
        }
    }

    private Comparison compare() {
        List<Method> methods = new ArrayList<>();
        Map<String, Method> random = new LinkedHashMap<>();
        for (String name : columns.keySet()) {
            if (!isRandom(name) && isThere(name)) {
                methods.add(method(name));
                findRandom(name).ifPresent(other -> random.put(name, method(other)));
            }
        }
        remarks.add("More is taken to be better; scores are taken to be independent, not paired.");
        List<Method> alike = random.values().stream().distinct().count() == 1 ? methods : List.of();
        return new Comparison(
                SCORE, Rows.methods(methods, random, SCORE), Rows.pairs(alike, SCORE), Double.NaN, List.of(), remarks);
    }

    private static boolean isRandom(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals(RANDOM) || lower.startsWith(RANDOM + " ");
    }

    /** Whether a column has scores; those of a method that has none are told. */
    private boolean isThere(String name) {
        boolean empty = columns.getOrDefault(name, List.of()).isEmpty();
        if (empty) {
            remarks.add("Column [" + name + "] is empty.");
        }
        return !empty;
    }

    /** The column of a method's random search: its own, that of a name which begins alike, or that of all. */
    private Optional<String> findRandom(String name) {
        List<String> candidates = columns.keySet().stream()
                .filter(CsvComparison::isRandom)
                .filter(column -> !columns.getOrDefault(column, List.of()).isEmpty())
                .toList();
        Optional<String> own = candidates.stream()
                .filter(column -> spaceOf(column).equalsIgnoreCase(name))
                .findFirst();
        List<String> alike = candidates.stream()
                .filter(column -> areVariants(spaceOf(column), name))
                .toList();
        if (own.isEmpty() && alike.size() == 1) {
            remarks.add("[" + alike.getFirst() + "] is taken for the random search of [" + name + "].");
            return Optional.of(alike.getFirst());
        }
        Optional<String> found = own.or(() -> candidates.stream()
                .filter(column -> column.equalsIgnoreCase(RANDOM))
                .findFirst());
        if (found.isEmpty()) {
            remarks.add("[" + name + "] has no column [Random " + name + "] beside it.");
        }
        return found;
    }

    private static String spaceOf(String column) {
        return column.substring(RANDOM.length()).strip();
    }

    /** Whether one name is the other with a suffix, such as {@code MANAS-LS} of {@code MANAS}. */
    private static boolean areVariants(String one, String other) {
        String shorter = one.length() < other.length() ? one : other;
        String longer = one.length() < other.length() ? other : one;
        return !shorter.isEmpty()
                && longer.startsWith(shorter)
                && longer.length() > shorter.length()
                && !Character.isLetterOrDigit(longer.charAt(shorter.length()));
    }

    private Method method(String name) {
        NavigableMap<Long, Double> scores = new TreeMap<>();
        for (double score : columns.getOrDefault(name, List.of())) {
            scores.put((long) scores.size(), score);
        }
        return new Method(name, scores, false);
    }
}
