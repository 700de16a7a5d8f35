package nas4j.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.space.tree.Notation;

/** Reads and writes the strings by which a published benchmark names its architectures. Immutable; thread-safe. */
public final class PublishedStrings {
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]+)}");
    private static final int NOT_NAMED = Genotype.INACTIVE - 1;

    private final SearchSpace space;
    private final Notation notation;
    private final List<Integer> decisions = new ArrayList<>();
    private final Pattern pattern;

    /**
     * Reads the notation.
     *
     * @throws InputException if it names an unknown decision
     */
    public PublishedStrings(SearchSpace space, Notation notation) {
        this.space = space;
        this.notation = notation;
        Matcher places = PLACE.matcher(notation.template());
        StringBuilder regex = new StringBuilder();
        int end = 0;
        while (places.find()) {
            regex.append(Pattern.quote(notation.template().substring(end, places.start())));
            int decision = decision(places.group(1));
            decisions.add(decision);
            regex.append('(').append(alternatives(decision)).append(')');
            end = places.end();
        }
        pattern = Pattern.compile(regex + Pattern.quote(notation.template().substring(end)));
    }

    /**
     * The genotype that the string names; empty if it does not have the notation's form. Decisions that have no place in
     * the template follow from those that have one: a depth, say, from how many places are filled.
     */
    public Optional<Genotype> findGenotype(String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int[] given = new int[space.decisions().size()];
        Arrays.fill(given, NOT_NAMED);
        for (int k = 0; k < decisions.size(); k++) {
            given[decisions.get(k)] = option(decisions.get(k), matcher.group(k + 1));
        }
        List<int[]> fitting = new ArrayList<>();
        fit(given, new int[given.length], 0, fitting);
        return fitting.size() == 1 ? Optional.of(new Genotype(space, fitting.getFirst())) : Optional.empty();
    }

    /** Finds the genotypes with the given answers, from a decision on; a second one will do to show that one is not. */
    private void fit(int[] given, int[] options, int decision, List<int[]> fitting) {
        if (decision == options.length) {
            fitting.add(options.clone());
            return;
        }
        boolean exists = space.activity(decision).test(options);
        if (given[decision] == NOT_NAMED && exists) {
            for (int option = 0; option < space.optionCount(decision) && fitting.size() < 2; option++) {
                options[decision] = option;
                fit(given, options, decision + 1, fitting);
            }
        } else if (given[decision] == NOT_NAMED || exists == (given[decision] != Genotype.INACTIVE)) {
            options[decision] = exists ? given[decision] : Genotype.INACTIVE;
            fit(given, options, decision + 1, fitting);
        }
    }

    /** The string that names the genotype. */
    public String text(Genotype genotype) {
        Matcher places = PLACE.matcher(notation.template());
        return places.replaceAll(place -> {
            int decision = decision(place.group(1));
            return genotype.isActive(decision)
                    ? Matcher.quoteReplacement(symbol(decision, genotype.option(decision)))
                    : "";
        });
    }

    private int option(int decision, String symbol) {
        return IntStream.range(0, space.decisions().get(decision).options())
                .filter(option -> symbol(decision, option).equals(symbol))
                .findFirst()
                .orElse(Genotype.INACTIVE);
    }

    private String symbol(int decision, int option) {
        String label = space.decisions().get(decision).label(option);
        return notation.symbols().getOrDefault(label, label);
    }

    private String alternatives(int decision) {
        String symbols = IntStream.range(0, space.decisions().get(decision).options())
                .mapToObj(option -> symbol(decision, option))
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return space.isAlwaysActive(decision) ? symbols : symbols + "|";
    }

    private int decision(String path) {
        return space.findDecision(path)
                .orElseThrow(() -> new InputException(
                        notation.where(),
                        "decision [" + path + "] is not known; "
                                + Nearest.hint(
                                        path,
                                        space.decisions().stream()
                                                .map(Decision::path)
                                                .toList())));
    }
}
