package nas4j.experiments.cli.predictor;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;
import nas4j.predictors.djl.TransferSettings;
import nas4j.predictors.djl.Tuning;

/** The settings of {@code aio-p} as words. */
final class TransferWords {
    private static final List<String> NAMES = List.of("tuning", "labels", "members", "steps", "tuning-steps");
    private static final List<String> TUNINGS =
            Stream.of(Tuning.values()).map(TransferWords::word).toList();
    private static final List<String> LABELS = List.of("standard", "per-macs");

    private final Map<String, String> words;
    private final Where where;

    private TransferWords(Map<String, String> words, Where where) {
        this.words = words;
        this.where = where;
    }

    /** @throws InputException if there is no such setting, or a value is not accepted */
    static TransferSettings read(Map<String, String> words, Where where) {
        words.keySet().stream()
                .filter(name -> !NAMES.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new InputException(where, "found the setting [" + name + "], " + Nearest.hint(name, NAMES));
                });
        return new TransferWords(words, where).settings();
    }

    private static String word(Tuning tuning) {
        return tuning.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private TransferSettings settings() {
        TransferSettings known = TransferSettings.DEFAULT;
        String word = oneOf("tuning", TUNINGS, word(known.tuning()));
        Tuning tuning = Stream.of(Tuning.values())
                .filter(each -> word(each).equals(word))
                .findFirst()
                .orElseThrow();
        String labels = oneOf("labels", LABELS, LABELS.get(known.perMacs() ? 1 : 0));
        try {
            return new TransferSettings(
                    tuning,
                    labels.equals(LABELS.get(1)),
                    whole("members", known.members()),
                    whole("steps", known.steps()),
                    whole("tuning-steps", known.tuningSteps()));
        } catch (IllegalArgumentException e) {
            throw new InputException(where, String.valueOf(e.getMessage()));
        }
    }

    private String oneOf(String name, List<String> accepted, String byDefault) {
        String word = words.getOrDefault(name, byDefault);
        if (!accepted.contains(word)) {
            throw new InputException(where, "found " + name + " [" + word + "], " + Nearest.hint(word, accepted));
        }
        return word;
    }

    private int whole(String name, int byDefault) {
        String word = words.getOrDefault(name, Integer.toString(byDefault));
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException _) {
            throw new InputException(where, "found " + name + " [" + word + "], accepted: a whole number");
        }
    }
}
