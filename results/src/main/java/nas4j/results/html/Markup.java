package nas4j.results.html;

/** A piece of a page. */
public sealed interface Markup permits Tag, Text {

    /** Writes it, escaped, to the end of a page. */
    void writeTo(StringBuilder page);
}
