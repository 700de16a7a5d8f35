package nas4j.results.html;

/**
 * A whole page in one text. It may load nothing: the page itself forbids browsers to.
 *
 * @param css style sheet
 */
public record Document(String title, String css, Tag body) {
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    public Document {
        if (css.contains("</") || css.contains("@import") || css.contains("url(")) {
            throw new IllegalArgumentException("the style sheet ends itself or loads something");
        }
    }

    /** The page. */
    public String text() {
        StringBuilder page = new StringBuilder(1 << 16);
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n");
        Tag.of("meta").with("charset", "utf-8").writeTo(page);
        Tag.of("meta")
                .with("http-equiv", "Content-Security-Policy")
                .with("content", POLICY)
                .writeTo(page);
        Tag.of("meta")
                .with("name", "viewport")
                .with("content", "width=device-width, initial-scale=1")
                .writeTo(page);
        Tag.of("meta")
                .with("name", "color-scheme")
                .with("content", "light dark")
                .writeTo(page);
        Tag.of("title", title).writeTo(page);
        page.append("\n<style>").append(css).append("</style>\n</head>\n");
        body.writeTo(page);
        return page.append("\n</html>\n").toString();
    }
}
