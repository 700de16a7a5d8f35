package nas4j.search;

/**
 * A number that a searcher can be given.
 *
 * @param name lower-case words with hyphens, such as {@code population}
 * @param meaning one sentence, with the paper's symbol if there is one
 * @param whole whether only whole numbers are accepted
 * @param least smallest value accepted
 * @param most largest value accepted
 */
public record Setting(String name, String meaning, boolean whole, double least, double most, double byDefault) {
    public Setting {
        if (!(least <= byDefault && byDefault <= most)) {
            throw new IllegalArgumentException(
                    "setting [" + name + "]: default [" + byDefault + "] is not in " + least + " to " + most);
        }
    }

    /** Whether the value is accepted. */
    public boolean accepts(double value) {
        return value >= least && value <= most && (!whole || value == Math.rint(value));
    }

    /** What is accepted, for messages. */
    public String accepted() {
        return (whole ? "a whole number" : "a number") + " from " + text(least) + " to " + text(most);
    }

    private String text(double value) {
        return whole ? Long.toString((long) value) : Double.toString(value);
    }
}
