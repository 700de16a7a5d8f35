package nas4j.results.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** An element of HTML or SVG. It changes until it is written; for one thread. */
public final class Tag implements Markup {
    private static final Set<String> VOID = Set.of("br", "col", "hr", "img", "meta");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][-a-zA-Z0-9]*");

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Markup> children = new ArrayList<>();

    private Tag(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("[" + name + "] is no name of an element");
        }
        this.name = name;
    }

    /** An element with children. */
    public static Tag of(String name, Markup... children) {
        return new Tag(name).add(children);
    }

    /** An element with text. */
    public static Tag of(String name, String text) {
        return new Tag(name).text(text);
    }

    /** Sets an attribute and gives the element. */
    public Tag with(String attribute, String value) {
        if (!NAME.matcher(attribute).matches()) {
            throw new IllegalArgumentException("[" + attribute + "] is no name of an attribute");
        }
        attributes.put(attribute, value);
        return this;
    }

    /** Sets an attribute to a number with at most two decimals. */
    public Tag with(String attribute, double value) {
        return with(attribute, Coordinates.text(value));
    }

    /** Sets the class of the element. */
    public Tag style(String names) {
        return with("class", names);
    }

    /** Adds children and gives the element. */
    public Tag add(Markup... more) {
        children.addAll(List.of(more));
        return this;
    }

    /** Adds children and gives the element. */
    public Tag add(List<? extends Markup> more) {
        children.addAll(more);
        return this;
    }

    /** Adds text and gives the element. */
    public Tag text(String text) {
        return add(new Text(text));
    }

    @Override
    public void writeTo(StringBuilder page) {
        page.append('<').append(name);
        attributes.forEach((attribute, value) -> {
            page.append(' ').append(attribute).append("=\"");
            Text.escape(value, page);
            page.append('"');
        });
        page.append('>');
        if (!VOID.contains(name)) {
            children.forEach(child -> child.writeTo(page));
            page.append("</").append(name).append('>');
        }
    }

    /** The element as text. */
    @Override
    public String toString() {
        StringBuilder page = new StringBuilder();
        writeTo(page);
        return page.toString();
    }
}
