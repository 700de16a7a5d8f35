package nas4j.spaces.json;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Writes maps, lists, texts, numbers and truth values as JSON with two blanks for each level. */
final class JsonText {
    private static final int WIDTH = 100;

    private JsonText() {}

    static String of(Object value) {
        StringBuilder text = new StringBuilder();
        write(value, "\n", text);
        return text.append('\n').toString();
    }

    private static void write(Object value, String newLine, StringBuilder text) {
        int start = text.length();
        write(value, "", " ", text);
        if (text.length() - start + newLine.length() > WIDTH && (value instanceof Map || value instanceof List)) {
            text.setLength(start);
            write(value, newLine, newLine + "  ", text);
        }
    }

    /** Writes with {@code before} in front of closing brackets and {@code between} after commas. */
    private static void write(Object value, String before, String between, StringBuilder text) {
        switch (value) {
            case Map<?, ?> map -> {
                String separator = "{" + (before.isEmpty() ? "" : between);
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    text.append(separator);
                    quote(entry.getKey().toString(), text);
                    nested(entry.getValue(), before, between, text.append(": "));
                    separator = "," + between;
                }
                text.append(map.isEmpty() ? "{}" : before + "}");
            }
            case List<?> list -> {
                String separator = "[" + (before.isEmpty() ? "" : between);
                for (Iterator<?> items = list.iterator(); items.hasNext(); separator = "," + between) {
                    text.append(separator);
                    nested(items.next(), before, between, text);
                }
                text.append(list.isEmpty() ? "[]" : before + "]");
            }
            case String word -> quote(word, text);
            case Number number -> text.append(number);
            case Boolean truth -> text.append(truth);
            default -> throw new IllegalArgumentException("[" + value + "] is not JSON");
        }
    }

    private static void nested(Object value, String before, String between, StringBuilder text) {
        if (before.isEmpty()) {
            write(value, before, between, text);
        } else {
            write(value, between, text);
        }
    }

    private static void quote(String value, StringBuilder text) {
        text.append('"');
        for (int k = 0; k < value.length(); k++) {
            char c = value.charAt(k);
            switch (c) {
                case '"', '\\' -> text.append('\\').append(c);
                case '\n' -> text.append("\\n");
                default -> {
                    if (c < ' ') {
                        text.append("\\u%04x".formatted((int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
