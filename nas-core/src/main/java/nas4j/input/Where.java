package nas4j.input;

/**
 * Place of something a person wrote. Two places are always equal: trees that say the same are equal wherever they were
 * written.
 *
 * @param file name of the file as the person gave it; empty if there is none
 * @param line from 1; 0 if unknown
 * @param column from 1; 0 if unknown
 * @param key key path such as {@code network[3].stage.channels}; empty at the top
 */
public record Where(String file, int line, int column, String key) {
    /** Written in Java, or unknown. */
    public static final Where UNKNOWN = new Where("", 0, 0, "");

    /** {@code file:line:column: key}, as far as each is known; otherwise empty. */
    public String text() {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line).append(':').append(column);
        }
        if (!key.isEmpty()) {
            text.append(text.isEmpty() ? "" : ": ").append(key);
        }
        return text.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Where;
    }

    @Override
    public int hashCode() {
        return 0;
    }
}
