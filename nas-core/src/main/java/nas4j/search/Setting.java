package nas4j.search;

import java.util.List;

/**
 * A number or a word that a searcher can be given. A word stands for its place among those accepted.
 *
 * @param name lower-case words with hyphens, such as {@code population}
 * @param meaning one sentence, with the paper's symbol if there is one
 * @param whole whether only whole numbers are accepted
 * @param least smallest value accepted
 * @param most largest value accepted
 * @param words the words accepted; empty where a number is
 */
public record Setting(
        String name, String meaning, boolean whole, double least, double most, double byDefault, List<String> words) {
    public Setting {
        if (!(least <= byDefault && byDefault <= most)) {
            throw new IllegalArgumentException(
                    "setting [" + name + "]: default [" + byDefault + "] is not in " + least + " to " + most);
        }
        words = List.copyOf(words);
    }

    /** A whole number. */
    public static Setting whole(String name, String meaning, int least, int most, int byDefault) {
        return new Setting(name, meaning, true, least, most, byDefault, List.of());
    }

    /** Any number. */
    public static Setting number(String name, String meaning, double least, double most, double byDefault) {
        return new Setting(name, meaning, false, least, most, byDefault, List.of());
    }

    /** One of some words, the first by default. */
    public static Setting word(String name, String meaning, List<String> words) {
        return new Setting(name, meaning, true, 0, words.size() - 1.0, 0, words);
    }

    /** Whether the value is accepted. */
    public boolean accepts(double value) {
        return value >= least && value <= most && (!whole || value == Math.rint(value));
    }

    /** What is accepted, for messages. */
    public String accepted() {
        return words.isEmpty()
                ? (whole ? "a whole number" : "a number") + " from " + text(least) + " to " + text(most)
                : "one of " + String.join(", ", words);
    }

    /** A value as a person writes it. */
    public String text(double value) {
        if (!words.isEmpty()) {
            return words.get((int) value);
        }
        return whole ? Long.toString((long) value) : Double.toString(value);
    }
}
