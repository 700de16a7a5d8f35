package nas4j.results.html;

/**
 * Text as a person wrote it.
 *
 * @param content anything; it cannot become markup
 */
public record Text(String content) implements Markup {

    @Override
    public void writeTo(StringBuilder page) {
        escape(content, page);
    }

    /** Appends text that is safe in elements and in quoted attributes; characters that HTML cannot hold are replaced. */
    static void escape(String text, StringBuilder page) {
        for (int k = 0; k < text.length(); ) {
            int letter = text.codePointAt(k);
            k += Character.charCount(letter);
            switch (letter) {
                case '<' -> page.append("&lt;");
                case '>' -> page.append("&gt;");
                case '&' -> page.append("&amp;");
                case '"' -> page.append("&quot;");
                case '\'' -> page.append("&#39;");
                default -> page.appendCodePoint(isAllowed(letter) ? letter : 0xfffd);
            }
        }
    }

    private static boolean isAllowed(int letter) {
        boolean control = Character.isISOControl(letter) && letter != '\n' && letter != '\t';
        boolean surrogate = letter >= 0xd800 && letter <= 0xdfff;
        return !control && !surrogate && (letter & 0xfffe) != 0xfffe;
    }
}
